<?php
namespace Acme\Locator;

add_action( 'wp_ajax_acme_locator_save', __NAMESPACE__ . '\save' );

function verify() {
	if ( ! isset( $_POST['nonce'] ) || ! wp_verify_nonce( sanitize_key( $_POST['nonce'] ), 'locator' ) ) {
		wp_send_json_error( 'nonce' );
	}
	if ( ! \current_user_can( 'manage_options' ) ) {
		wp_send_json_error( 'capability' );
	}
}

function save() {
	verify();
	\update_option( 'acme_locator_key', sanitize_text_field( wp_unslash( $_POST['key'] ) ) );
	wp_send_json_success();
}
