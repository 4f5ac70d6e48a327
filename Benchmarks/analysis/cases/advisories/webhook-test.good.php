<?php
class Acme_Webhook {
	public function __construct() {
		add_action( 'wp_ajax_acme_test_hook', array( $this, 'test' ) );
	}

	private function send( $args ) {
		$defaults = array( 'endpoint' => '', 'body' => array() );
		$args     = wp_parse_args( $args, $defaults );
		$ch       = curl_init();
		curl_setopt( $ch, CURLOPT_URL, $args['endpoint'] );
		curl_setopt( $ch, CURLOPT_RETURNTRANSFER, true );
		curl_setopt( $ch, CURLOPT_POSTFIELDS, $args['body'] );
		$result = curl_exec( $ch );
		curl_close( $ch );
		return $result;
	}

	public function test() {
		check_ajax_referer( 'acme_hook' );
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_die();
		}
		$endpoint = 'https://hooks.example.com/' . rawurlencode( wp_unslash( $_POST['endpoint'] ) );
		wp_send_json( array( 'answer' => (bool) $this->send( array( 'endpoint' => $endpoint ) ) ) );
	}
}
new Acme_Webhook();
