<?php
add_action( 'rest_api_init', function () {
	register_rest_route( 'acme/v1', '/users/(?P<id>\d+)', array(
		'methods'             => WP_REST_Server::EDITABLE,
		'callback'            => 'acme_update_user',
		'permission_callback' => 'is_user_logged_in',
	) );
} );
function acme_update_user( WP_REST_Request $request ) {
	return wp_update_user( array( 'ID' => (int) $request['id'], 'user_email' => $request['email'] ) );
}
