<?php
class Acme_Rest {
	public function init() {
		add_action( 'rest_api_init', array( $this, 'routes' ) );
	}
	public function routes() {
		register_rest_route( 'acme/v1', '/items/(?P<id>\d+)', array(
			'methods'  => 'DELETE',
			'callback' => array( $this, 'delete' ),
		) );
	}
	public function delete( $request ) {
		wp_delete_post( (int) $request['id'], true );
		return new WP_REST_Response( null, 204 );
	}
}
( new Acme_Rest() )->init();
