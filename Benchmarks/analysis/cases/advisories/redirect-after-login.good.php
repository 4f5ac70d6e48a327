<?php
class Acme_Login_Redirect {
	public function __construct() {
		add_action( 'wp_login', array( $this, 'redirect' ), 10, 2 );
	}

	public function redirect( $login, $user ) {
		$to = ! empty( $_REQUEST['redirect_to'] ) ? esc_url_raw( wp_unslash( $_REQUEST['redirect_to'] ) ) : home_url();
		wp_safe_redirect( $to );
		exit;
	}
}
new Acme_Login_Redirect();
