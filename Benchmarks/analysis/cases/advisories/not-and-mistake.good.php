<?php
class Acme_Tools {
	public static function init() {
		add_action( 'admin_post_acme_reset', array( __CLASS__, 'reset' ) );
	}

	public static function reset() {
		if ( ! current_user_can( 'manage_options' ) || ! wp_verify_nonce( $_POST['_wpnonce'], 'acme_reset' ) ) {
			wp_die( 'Not allowed' );
		}
		delete_option( 'acme_settings' );
		wp_safe_redirect( admin_url() );
		exit;
	}
}
Acme_Tools::init();
