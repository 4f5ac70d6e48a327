<?php
foreach ( $items as $item ) {
	$prices[] = wp_remote_get( 'https://api.example.com/price/' . (int) $item );
}
