<?php
$url   = $_GET['image'];
$parts = wp_parse_url( $url );
if ( ! empty( $parts['host'] ) ) {
	$image = wp_remote_get( $url );
}
