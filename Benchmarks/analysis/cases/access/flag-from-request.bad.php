<?php
function acme_save_style() {
	check_ajax_referer( 'acme-style', 'nonce' );
	$allowed = false;
	if ( isset( $_POST['force'] ) ) {
		$allowed = true;
	}
	if ( $allowed ) update_option( 'acme_style', sanitize_key( $_POST['style'] ) );
	wp_die();
}
add_action( 'wp_ajax_acme_style', 'acme_save_style' );
