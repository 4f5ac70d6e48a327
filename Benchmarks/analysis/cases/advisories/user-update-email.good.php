<?php
class Acme_Profile_Api {
	public function register() {
		register_rest_route(
			'acme/v1',
			'/profile',
			array(
				'methods'             => WP_REST_Server::EDITABLE,
				'callback'            => array( $this, 'update' ),
				'permission_callback' => 'is_user_logged_in',
			)
		);
	}

	public function update( WP_REST_Request $request ) {
		$user_id = get_current_user_id();
		$result = wp_update_user( array( 'ID' => $user_id, 'user_email' => sanitize_email( $request->get_param( 'email' ) ) ) );
		return rest_ensure_response( array( 'id' => $result ) );
	}
}
add_action( 'rest_api_init', array( new Acme_Profile_Api(), 'register' ) );
