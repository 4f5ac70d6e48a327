<?php
$parts = explode( '|', base64_decode( $_COOKIE['acme_state'] ) );
if ( count( $parts ) === 2 && hash_equals( wp_hash( $parts[1] ), $parts[0] ) ) {
	$state = json_decode( $parts[1], true );
}
