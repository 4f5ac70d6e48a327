<?php
function acme_register_tools() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	add_action( 'wp_loaded', 'acme_run_tool' );
}
add_action( 'init', 'acme_register_tools' );

function acme_run_tool() {
	if ( isset( $_POST['acme_tool'] ) && wp_verify_nonce( $_POST['acme_nonce'], 'acme-tool' ) ) {
		update_option( 'acme_tool', sanitize_key( $_POST['acme_tool'] ) );
	}
}
