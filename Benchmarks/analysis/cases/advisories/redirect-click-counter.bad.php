<?php
add_action( 'parse_request', 'acme_click' );

function acme_click( $wp ) {
	if ( empty( $_GET['acme_go'] ) ) {
		return;
	}
	$target = base64_decode( $_GET['acme_go'] );
	header( 'Location: ' . esc_url_raw( $target ), true, 302 );
	exit;
}
