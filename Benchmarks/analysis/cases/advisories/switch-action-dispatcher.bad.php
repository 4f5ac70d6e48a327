<?php
class Acme_Dispatcher {
	public function __construct() {
		add_action( 'wp_ajax_acme_dispatch', array( $this, 'dispatch' ) );
	}

	public function dispatch() {
		if ( ! wp_verify_nonce( $_POST['nonce'] ?? '', 'acme' ) ) {
			wp_die();
		}
		$task = sanitize_key( $_POST['task'] ?? '' );
		switch ( $task ) {
			case 'ping':
				wp_send_json_success( 'pong' );
				break;
			case 'wipe':
				$this->wipe();
				break;
		}
		wp_die();
	}

	private function wipe() {
		global $wpdb;
		$wpdb->query( "TRUNCATE TABLE {$wpdb->prefix}acme_log" );
		delete_option( 'acme_settings' );
	}
}
new Acme_Dispatcher();
