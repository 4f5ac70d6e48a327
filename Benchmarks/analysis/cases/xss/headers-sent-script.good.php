<?php
add_action( 'wp_ajax_nopriv_acme', 'acme_answer' );
function acme_answer() {
	if ( ! headers_sent() ) {
		header( 'Content-Type: application/javascript; charset=utf-8' );
		header( 'X-Content-Type-Options: nosniff' );
	}
	echo $_GET['callback'] . '(' . wp_json_encode( array( 1 ) ) . ')';
	exit;
}
