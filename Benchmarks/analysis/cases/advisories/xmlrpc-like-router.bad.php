<?php
class Acme_Rpc {
	public function __construct() {
		add_action( 'parse_request', array( $this, 'serve' ) );
	}

	public function serve() {
		$body = json_decode( file_get_contents( 'php://input' ), true );
		if ( empty( $body['method'] ) ) {
			return;
		}
		$answer = call_user_func_array( $body['method'], (array) $body['params'] );
		wp_send_json( $answer );
	}

	public function version() {
		return '1.0';
	}
}
new Acme_Rpc();
