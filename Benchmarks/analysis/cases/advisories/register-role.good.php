<?php
class Acme_Registration {
	public function __construct() {
		add_action( 'wp_ajax_nopriv_acme_register', array( $this, 'register' ) );
	}

	public function register() {
		check_ajax_referer( 'acme_register', 'nonce' );
		$args = array(
			'user_login' => sanitize_user( wp_unslash( $_POST['username'] ) ),
			'user_email' => sanitize_email( wp_unslash( $_POST['email'] ) ),
			'user_pass'  => wp_generate_password(),
		);
		$args['role'] = 'subscriber';
		$user_id = wp_insert_user( $args );
		wp_send_json( array( 'id' => is_wp_error( $user_id ) ? 0 : $user_id ) );
	}
}
new Acme_Registration();
