<?php
abstract class Acme_Route {
	abstract public function path();
	abstract public function handle( WP_REST_Request $request );

	public function register() {
		register_rest_route(
			'acme/v1',
			$this->path(),
			array(
				'methods'             => 'POST',
				'callback'            => array( $this, 'handle' ),
				'permission_callback' => array( $this, 'permission' ),
			)
		);
	}

	public function permission() {
		return current_user_can( 'manage_options' );
	}
}
