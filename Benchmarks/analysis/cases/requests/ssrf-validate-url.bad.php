<?php
$url = filter_var( $_POST['url'], FILTER_VALIDATE_URL );
if ( $url ) {
	wp_remote_head( $url );
}
