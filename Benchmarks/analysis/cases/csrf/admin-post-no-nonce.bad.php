<?php
add_action( 'admin_post_acme_save', 'acme_save' );
function acme_save() {
	if ( ! current_user_can( 'manage_options' ) ) {
		wp_die( 'No.' );
	}
	update_option( 'acme_mode', sanitize_key( $_POST['mode'] ) );
	wp_safe_redirect( admin_url() );
	exit;
}
