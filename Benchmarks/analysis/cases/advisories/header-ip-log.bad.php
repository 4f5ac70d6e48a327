<?php
class Acme_Stats {
	public function __construct() {
		add_action( 'wp', array( $this, 'track' ) );
	}

	private function client_ip() {
		foreach ( array( 'HTTP_CLIENT_IP', 'HTTP_X_FORWARDED_FOR', 'REMOTE_ADDR' ) as $key ) {
			if ( ! empty( $_SERVER[ $key ] ) ) {
				$parts = explode( ',', wp_unslash( $_SERVER[ $key ] ) );
				return trim( $parts[0] );
			}
		}
		return '';
	}

	public function track() {
		global $wpdb;
		$ip = $this->client_ip();
		$wpdb->query( "INSERT INTO {$wpdb->prefix}acme_hits (ip, hit) VALUES ('$ip', NOW())" );
	}
}
new Acme_Stats();
