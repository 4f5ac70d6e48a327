<?php
add_action( 'wp_ajax_acme_clear', 'acme_clear' );
function acme_clear() {
	if ( ! isset( $_POST['nonce'] ) || ! wp_verify_nonce( $_POST['nonce'], 'acme_clear' ) ) {
		wp_die( 'Expired' );
	}
	if ( current_user_can( 'manage_options' ) ) {
		delete_option( 'acme_log' );
	}
	wp_die();
}
