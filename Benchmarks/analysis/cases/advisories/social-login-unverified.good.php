<?php
class Acme_Social_Login {
	public function __construct() {
		add_action( 'init', array( $this, 'callback' ) );
	}

	public function callback() {
		if ( ! isset( $_REQUEST['acme_login'] ) ) {
			return;
		}
		$email = $this->verified_email( wp_unslash( $_REQUEST['token'] ) );
		$user = get_user_by( 'email', $email );
		if ( $user ) {
			wp_set_current_user( $user->ID );
			wp_set_auth_cookie( $user->ID, true );
			wp_safe_redirect( home_url() );
			exit;
		}
	}

	private function verified_email( $token ) {
		$response = wp_remote_get( 'https://id.example.com/userinfo', array( 'headers' => array( 'Authorization' => 'Bearer ' . $token ) ) );
		$data     = json_decode( wp_remote_retrieve_body( $response ), true );
		return ! empty( $data['email_verified'] ) ? $data['email'] : '';
	}
}
new Acme_Social_Login();
