<?php
$url = wp_http_validate_url( $_POST['url'] );
if ( $url ) {
	wp_remote_head( $url );
}
