<?php
function acme_guard() {
	if ( ! current_user_can( 'manage_options' ) ) {
		wp_send_json_error( null, 403 );
	}
}
add_action( 'wp_ajax_acme_flush', 'acme_flush' );
function acme_flush() {
	acme_guard();
	delete_option( 'acme_cache' );
	wp_send_json_success();
}
