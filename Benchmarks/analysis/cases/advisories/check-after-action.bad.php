<?php
add_action( 'wp_ajax_acme_toggle', 'acme_toggle' );

function acme_toggle() {
	check_ajax_referer( 'acme_toggle' );
	update_option( 'acme_enabled', absint( $_POST['enabled'] ) );
	if ( ! current_user_can( 'manage_options' ) ) {
		wp_send_json_error();
	}
	wp_send_json_success();
}
