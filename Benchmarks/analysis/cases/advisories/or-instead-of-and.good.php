<?php
add_action( 'wp_ajax_acme_clear_cache', 'acme_clear_cache' );

function acme_clear_cache() {
	$nonce = isset( $_POST['nonce'] ) ? sanitize_key( $_POST['nonce'] ) : '';
	if ( wp_verify_nonce( $nonce, 'acme' ) && current_user_can( 'manage_options' ) ) {
		delete_option( 'acme_cache_settings' );
	}
	wp_send_json_success();
}
