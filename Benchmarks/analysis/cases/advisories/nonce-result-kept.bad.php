<?php
add_action( 'admin_post_acme_save_smtp', 'acme_save_smtp' );

function acme_save_smtp() {
	if ( ! current_user_can( 'manage_options' ) ) {
		wp_die( 'No' );
	}
	$valid = wp_verify_nonce( $_REQUEST['_wpnonce'], 'acme_smtp' );
	update_option( 'acme_smtp_host', sanitize_text_field( wp_unslash( $_POST['host'] ) ) );
	wp_safe_redirect( admin_url( 'options-general.php?page=acme' ) );
	exit;
}
