<?php
class Acme_Stats {
	public function __construct() {
		add_action( 'wp', array( $this, 'track' ) );
	}

	private function client_ip() {
		foreach ( array( 'HTTP_CLIENT_IP', 'HTTP_X_FORWARDED_FOR', 'REMOTE_ADDR' ) as $key ) {
			if ( ! empty( $_SERVER[ $key ] ) ) {
				$parts = explode( ',', wp_unslash( $_SERVER[ $key ] ) );
				$ip    = trim( $parts[0] );
				return filter_var( $ip, FILTER_VALIDATE_IP ) ? $ip : '';
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
