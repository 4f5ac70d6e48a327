<?php
class Acme_Base {
	public function register() {
		register_rest_route( 'acme/v1', '/items', array(
			'methods'             => 'POST',
			'callback'            => array( $this, 'create_item' ),
			'permission_callback' => '__return_true',
		) );
	}
	public function create_item( $request ) {
		return null;
	}
}
class Acme_Options extends Acme_Base {
	public function create_item( $request ) {
		update_option( 'acme_title', sanitize_text_field( $request['title'] ) );
		return true;
	}
}
add_action( 'rest_api_init', array( new Acme_Options(), 'register' ) );
