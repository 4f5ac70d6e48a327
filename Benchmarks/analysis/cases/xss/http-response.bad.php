<?php
$response = wp_remote_get( 'http://feeds.example.com/news.json' );
$news     = json_decode( wp_remote_retrieve_body( $response ) );
foreach ( $news->items as $item ) {
	echo '<li>' . $item->title . '</li>';
}
