<?php
namespace Acme\Auth;

class Token {
	private function secret() {
		return wp_salt( 'auth' );
	}

	public function sign( $payload ) {
		return hash_hmac( 'sha256', $payload, $this->secret() );
	}
}
