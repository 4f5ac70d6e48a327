<?php
add_action( 'admin_post_nopriv_acme_reset', 'acme_reset' );
add_action( 'admin_post_acme_reset', 'acme_reset' );
function acme_reset() {
	delete_option( 'acme_settings' );
	wp_safe_redirect( home_url() );
	exit;
}
