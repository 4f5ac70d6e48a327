<?php
class Acme_Cart {
	private $items = array();

	public function __construct() {
		add_action( 'init', array( $this, 'load' ) );
	}

	public function load() {
		if ( isset( $_COOKIE['acme_cart'] ) ) {
			$raw = base64_decode( wp_unslash( $_COOKIE['acme_cart'] ) );
			$this->items = maybe_unserialize( $raw );
		}
	}
}
new Acme_Cart();
