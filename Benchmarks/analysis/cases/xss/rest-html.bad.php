<?php
add_action( 'rest_api_init', function () {
	register_rest_route( 'acme/v1', '/preview', array(
		'methods'             => 'GET',
		'callback'            => 'acme_preview',
		'permission_callback' => '__return_true',
	) );
} );
function acme_preview( WP_REST_Request $request ) {
	header( 'Content-Type: text/html' );
	echo '<h1>' . $request->get_param( 'title' ) . '</h1>';
	exit;
}
