<?php
class Acme_Account {
	public function __construct() {
		add_action( 'template_redirect', array( $this, 'handle' ) );
	}

	public function handle() {
		if ( empty( $_POST['acme_account'] ) || ! is_user_logged_in() ) {
			return;
		}
		if ( ! wp_verify_nonce( $_POST['_wpnonce'], 'acme_account' ) ) {
			return;
		}
		$data       = wp_unslash( $_POST['acme_account'] );
		$data['ID'] = get_current_user_id();
		wp_update_user( $data );
	}
}
new Acme_Account();
