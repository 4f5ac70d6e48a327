<?php
class Acme_Updater {
	private $args = array( 'timeout' => 15 );

	public function check() {
		$this->args['sslverify'] = false;
		$response = wp_remote_get( 'https://updates.example.com/check', $this->args );
		return json_decode( wp_remote_retrieve_body( $response ) );
	}
}
