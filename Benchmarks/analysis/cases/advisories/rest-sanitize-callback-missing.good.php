<?php
namespace Acme\Api;

class Products_Controller extends \WP_REST_Controller {
	protected $namespace = 'acme/v2';
	protected $rest_base = 'products';

	public function register_routes() {
		register_rest_route(
			$this->namespace,
			'/' . $this->rest_base,
			array(
				array(
					'methods'             => \WP_REST_Server::READABLE,
					'callback'            => array( $this, 'get_items' ),
					'permission_callback' => '__return_true',
					'args'                => array(
						'shop' => array( 'default' => 1, 'sanitize_callback' => 'absint' ),
					),
				),
			)
		);
	}

	public function get_items( $request ) {
		global $wpdb;
		$shop = $request->get_param( 'shop' );
		$rows = $wpdb->get_results( "SELECT id, name FROM {$wpdb->prefix}acme_products WHERE shop = $shop" );
		return rest_ensure_response( $rows );
	}
}

add_action(
	'rest_api_init',
	function () {
		( new Products_Controller() )->register_routes();
	}
);
