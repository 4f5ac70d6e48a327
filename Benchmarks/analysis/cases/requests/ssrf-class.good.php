<?php
class Acme_Client {
	private $url;
	public function __construct( $url ) {
		$this->url = $url;
	}
	public function fetch() {
		return wp_remote_request( $this->url, array( 'method' => 'GET' ) );
	}
}
add_action( 'wp_ajax_acme_test', function () {
	check_ajax_referer( 'acme' );
	$client = new Acme_Client( 'https://api.example.com/test' );
	wp_send_json( $client->fetch() );
} );
