<?php
$url   = $_GET['image'];
$parts = wp_parse_url( $url );
if ( in_array( $parts['host'], array( 'cdn.example.com', 'img.example.com' ), true ) ) {
	$image = wp_remote_get( $url );
}
