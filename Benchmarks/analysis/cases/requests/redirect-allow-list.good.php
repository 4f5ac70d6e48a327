<?php
$target = $_GET['t'];
if ( in_array( $target, array( 'https://example.com/a', 'https://example.com/b' ), true ) ) {
	wp_redirect( $target );
	exit;
}
