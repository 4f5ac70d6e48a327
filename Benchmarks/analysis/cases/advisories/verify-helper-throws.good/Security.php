<?php
namespace Acme\Crm;

class Security {
	public static function verify( $action ) {
		$nonce = isset( $_REQUEST['_nonce'] ) ? sanitize_text_field( wp_unslash( $_REQUEST['_nonce'] ) ) : '';
		if ( ! wp_verify_nonce( $nonce, $action ) ) {
			throw new \RuntimeException( 'Invalid nonce' );
		}
	}
}
