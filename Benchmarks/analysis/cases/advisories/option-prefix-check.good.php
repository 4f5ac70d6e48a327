<?php
add_action( 'wp_ajax_acme_set', 'acme_set' );

function acme_set() {
	check_ajax_referer( 'acme_set' );
	$name = sanitize_key( $_POST['name'] );
	if ( 0 !== strpos( $name, 'acme_' ) || ! current_user_can( 'manage_options' ) ) {
		wp_send_json_error();
	}
	update_option( $name, sanitize_text_field( wp_unslash( $_POST['value'] ) ) );
	wp_send_json_success();
}
