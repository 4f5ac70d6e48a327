<?php
namespace Acme\Stock;

class StockController {
	private $container;

	public function __construct( Container $container ) {
		$this->container = $container;
	}

	public function register() {
		add_action( 'wp_ajax_nopriv_acme_stock', array( $this, 'show' ) );
	}

	public function show() {
		$sku = trim( wp_unslash( $_GET['sku'] ?? '' ) );
		$row = $this->container->get( 'stock' )->bySku( $sku );
		wp_send_json( array( 'left' => $row ? (int) $row->amount : 0 ) );
	}
}
