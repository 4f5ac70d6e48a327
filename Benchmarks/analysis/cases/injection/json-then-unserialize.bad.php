<?php
add_action( 'rest_api_init', function () {
	register_rest_route( 'acme/v1', '/hook', array(
		'methods'             => 'POST',
		'callback'            => function ( WP_REST_Request $request ) {
			$body = json_decode( $request->get_body(), true );
			return (bool) unserialize( $body['payload'] );
		},
		'permission_callback' => '__return_true',
	) );
} );
