<?php
class Acme_Gateway {
	public function __construct() {
		add_action( 'woocommerce_api_acme_gateway', array( $this, 'webhook' ) );
	}

	public function webhook() {
		$payload  = file_get_contents( 'php://input' );
		$expected = hash_hmac( 'sha256', $payload, get_option( 'acme_secret' ) );
		$given    = wp_unslash( $_SERVER['HTTP_X_SIGNATURE'] ?? '' );
		if ( $given == $expected ) {
			do_action( 'acme_paid', json_decode( $payload, true ) );
		}
	}
}
new Acme_Gateway();
