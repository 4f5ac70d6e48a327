<?php
add_action( 'wp_ajax_acme_opts', 'acme_opts' );
function acme_opts() {
	check_ajax_referer( 'acme_opts' );
	if ( ! current_user_can( 'read' ) ) {
		wp_die( -1 );
	}
	update_option( 'acme_opts', sanitize_text_field( $_POST['opts'] ) );
	wp_die();
}
