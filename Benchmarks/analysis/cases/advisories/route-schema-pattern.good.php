<?php
add_action( 'rest_api_init', function () {
	register_rest_route(
		'acme/v1',
		'/flights',
		array(
			'methods'             => 'GET',
			'callback'            => 'acme_flights',
			'permission_callback' => '__return_true',
			'args'                => array(
				'code' => array(
					'type'    => 'string',
					'pattern' => '^[A-Z]{2}$',
				),
			),
		)
	);
} );

function acme_flights( WP_REST_Request $request ) {
	global $wpdb;
	$code = $request->get_param( 'code' );
	return $wpdb->get_results( "SELECT number FROM {$wpdb->prefix}flights WHERE airline = '$code'" );
}
