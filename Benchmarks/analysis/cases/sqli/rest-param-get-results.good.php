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
	$params  = $request->get_params();
	$orderby = 'name' === $params['orderby'] ? 'name' : 'id';
	$order   = 'desc' === $params['order'] ? 'DESC' : 'ASC';
	return $wpdb->get_results( "SELECT id, name FROM {$wpdb->prefix}acme ORDER BY {$orderby} {$order}" );
}
