<?php
namespace Acme\Stock;

class StockRepository {
	private $wpdb;

	public function __construct( $wpdb ) {
		$this->wpdb = $wpdb;
	}

	public function bySku( $sku ) {
		return $this->wpdb->get_row( $this->wpdb->prepare( "SELECT * FROM {$this->wpdb->prefix}stock WHERE sku = %s", $sku ) );
	}
}
