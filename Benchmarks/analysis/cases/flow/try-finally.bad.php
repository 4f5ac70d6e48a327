<?php
try {
	$v = acme_parse( $_GET['v'] );
} catch ( Exception $e ) {
	$v = $_GET['v'];
}
echo $v;
function acme_parse( $v ) {
	if ( ! is_numeric( $v ) ) {
		throw new Exception( 'not a number' );
	}
	return (int) $v;
}
