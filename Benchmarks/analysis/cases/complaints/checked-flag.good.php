<?php
function acme_save_colors() {
	$allowed = false;
	if ( current_user_can( 'manage_options' ) && check_ajax_referer( 'acme-colors', 'nonce', false ) ) {
		$allowed = true;
	}
	if ( ! $allowed ) {
		wp_send_json_error( null, 403 );
	}
	update_option( 'acme_colors', sanitize_text_field( wp_unslash( $_POST['colors'] ) ) );
	wp_send_json_success();
}
add_action( 'wp_ajax_acme_colors', 'acme_save_colors' );
