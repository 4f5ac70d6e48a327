<?php
class Acme_Report {
	public function rows( WP_REST_Request $request ) {
		global $wpdb;
		$where = $wpdb->prepare( 'WHERE date > %s', $request->get_param( 'from' ) );
		if ( $request->get_param( 'status' ) ) {
			$where .= " AND status = '" . $request->get_param( 'status' ) . "'";
		}
		return rest_ensure_response( $wpdb->get_results( "SELECT id, total FROM {$wpdb->prefix}acme_report $where" ) );
	}

	public function register() {
		register_rest_route(
			'acme/v1',
			'/report',
			array(
				'methods'             => 'GET',
				'callback'            => array( $this, 'rows' ),
				'permission_callback' => function () {
					return current_user_can( 'read' );
				},
			)
		);
	}
}
add_action( 'rest_api_init', array( new Acme_Report(), 'register' ) );
