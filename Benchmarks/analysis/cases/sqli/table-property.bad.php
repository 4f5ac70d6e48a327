<?php
class Acme_Store {
	private $table;
	public function __construct() {
		global $wpdb;
		$this->table = $wpdb->prefix . 'acme_store';
	}
	public function get( WP_REST_Request $request ) {
		global $wpdb;
		$sku = $request->get_param( 'sku' );
		return $wpdb->get_row( "SELECT * FROM {$this->table} WHERE sku = '{$sku}'" );
	}
}
add_action( 'rest_api_init', function () {
	register_rest_route( 'acme/v1', '/item', array(
		'callback'            => array( new Acme_Store(), 'get' ),
		'permission_callback' => '__return_true',
	) );
} );
