<?php
add_action( 'rest_api_init', 'acme_routes' );
function acme_routes() {
	register_rest_route( 'acme/v1', '/list', array(
		'methods'             => WP_REST_Server::READABLE,
		'callback'            => 'acme_list',
		'permission_callback' => '__return_true',
	) );
}
function acme_list( $request ) {
	global $wpdb;
	$params = $request->get_params();
	$sql    = "SELECT id, name FROM {$wpdb->prefix}acme ORDER BY {$params['orderby']} {$params['order']}";
	return $wpdb->get_results( $sql );
}
