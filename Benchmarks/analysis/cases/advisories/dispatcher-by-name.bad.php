<?php
class Acme_Lists {
	private $tasks = array( 'add' => 'nonce', 'clear' => 'nonce' );

	public function __construct() {
		add_action( 'wp_ajax_acme_lists', array( $this, 'dispatch' ) );
	}

	public function dispatch() {
		check_ajax_referer( 'acme_lists', 'nonce' );
		if ( ! is_user_logged_in() ) {
			wp_die( -1 );
		}
		$task = sanitize_key( $_POST['task'] );
		if ( isset( $this->tasks[ $task ] ) ) {
			$this->$task();
		}
		delete_option( 'acme_lists_cache' );
		wp_die();
	}

	private function add() {
		update_option( 'acme_list', array( sanitize_text_field( wp_unslash( $_POST['name'] ) ) ) );
	}

	private function clear() {
		delete_option( 'acme_list' );
	}
}
new Acme_Lists();
