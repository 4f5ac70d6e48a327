<?php
class Acme_Speed_Rest {
	public function __construct() {
		add_action( 'rest_api_init', array( $this, 'routes' ) );
	}

	public function routes() {
		foreach ( array( 'save', 'reset' ) as $route ) {
			register_rest_route(
				'acme-speed/v1',
				'/' . $route,
				array(
					'methods'             => 'POST',
					'callback'            => array( $this, $route ),
					'permission_callback' => array( $this, 'allowed' ),
				)
			);
		}
	}

	public function allowed() {
		return current_user_can( 'manage_options' );
	}

	public function save( $request ) {
		update_option( 'acme_speed', array_map( 'sanitize_text_field', (array) $request->get_param( 'options' ) ) );
		return array( 'saved' => true );
	}

	public function reset() {
		delete_option( 'acme_speed' );
		return array( 'saved' => true );
	}
}
new Acme_Speed_Rest();
