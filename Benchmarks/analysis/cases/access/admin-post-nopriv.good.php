<?php
add_action( 'admin_post_acme_reset', 'acme_reset' );
function acme_reset() {
	check_admin_referer( 'acme_reset' );
	if ( ! current_user_can( 'manage_options' ) ) {
		wp_die();
	}
	delete_option( 'acme_settings' );
	wp_safe_redirect( home_url() );
	exit;
}
