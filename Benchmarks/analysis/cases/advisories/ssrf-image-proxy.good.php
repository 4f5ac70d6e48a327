<?php
add_action( 'rest_api_init', function () {
	register_rest_route( 'acme/v1', '/proxy', array(
		'methods'             => 'GET',
		'callback'            => 'acme_proxy',
		'permission_callback' => '__return_true',
	) );
} );

function acme_proxy( $request ) {
	$url = $request->get_param( 'url' );
	$response = wp_safe_remote_get( $url, array( 'timeout' => 5 ) );
	return array( 'size' => strlen( wp_remote_retrieve_body( $response ) ) );
}
