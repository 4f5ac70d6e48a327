<?php
add_action( 'rest_api_init', function () {
	register_rest_route( 'acme/v1', '/rows', array(
		'callback'            => 'acme_rows',
		'permission_callback' => '__return_true',
		'args'                => array( 'id' => array( 'type' => 'integer', 'sanitize_callback' => 'absint' ) ),
	) );
} );
function acme_rows( $request ) {
	global $wpdb;
	return $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}rows WHERE id = " . absint( $request['id'] ) );
}
