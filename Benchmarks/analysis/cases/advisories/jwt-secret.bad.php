<?php
namespace Acme\Auth;

class Token {
	const SECRET_KEY = 'kJ8s7Gd92hhaPq0xZ3vT6yNw';

	public function sign( $payload ) {
		return hash_hmac( 'sha256', $payload, self::SECRET_KEY );
	}
}
