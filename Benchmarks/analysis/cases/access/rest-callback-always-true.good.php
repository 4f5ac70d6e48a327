<?php
class Acme_Controller extends WP_REST_Controller {
	public function register_routes() {
		register_rest_route( 'acme/v1', '/log', array(
			array(
				'methods'             => WP_REST_Server::DELETABLE,
				'callback'            => array( $this, 'delete_items' ),
				'permission_callback' => array( $this, 'delete_items_permissions_check' ),
			),
		) );
	}
	public function delete_items_permissions_check( $request ) {
		if ( ! current_user_can( 'manage_options' ) ) {
			return new WP_Error( 'rest_forbidden', 'No.', array( 'status' => 403 ) );
		}
		return true;
	}
	public function delete_items( $request ) {
		global $wpdb;
		return $wpdb->query( "DELETE FROM {$wpdb->prefix}acme_log" );
	}
}
add_action( 'rest_api_init', array( new Acme_Controller(), 'register_routes' ) );
