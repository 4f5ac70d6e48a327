<?php
$target = $_GET['t'];
if ( false !== strpos( $target, 'example.com' ) ) {
	wp_redirect( $target );
	exit;
}
