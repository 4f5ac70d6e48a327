<?php
$parts = explode( '|', base64_decode( $_COOKIE['acme_state'] ) );
if ( count( $parts ) === 2 ) {
	$state = unserialize( $parts[1] );
}
