<?php
namespace Acme\Mail;

class Client {
	private $region;

	public function __construct( $region ) {
		$this->region = $region;
	}

	public function ping() {
		return wp_remote_get( 'https://' . $this->region . '.api.example.com/ping' );
	}
}

add_action( 'wp_ajax_acme_ping', function () {
	check_ajax_referer( 'acme_ping' );
	$client = new Client( sanitize_text_field( wp_unslash( $_POST['region'] ) ) );
	wp_send_json( array( 'code' => wp_remote_retrieve_response_code( $client->ping() ) ) );
} );
