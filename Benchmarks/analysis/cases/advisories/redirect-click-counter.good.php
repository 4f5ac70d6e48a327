<?php
add_action( 'parse_request', 'acme_click' );

function acme_click( $wp ) {
	if ( empty( $_GET['acme_go'] ) ) {
		return;
	}
	$target = get_post_meta( absint( $_GET['acme_go'] ), 'acme_target', true );
	header( 'Location: ' . esc_url_raw( $target ), true, 302 );
	exit;
}
