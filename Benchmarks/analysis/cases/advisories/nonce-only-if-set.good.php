<?php
class Acme_Redirects {
	public function __construct() {
		add_action( 'load-toplevel_page_acme', array( $this, 'handle' ) );
		add_action( 'admin_menu', array( $this, 'menu' ) );
	}

	public function menu() {
		add_menu_page( 'Redirects', 'Redirects', 'manage_options', 'acme', '__return_empty_string' );
	}

	public function handle() {
		if ( empty( $_POST['from'] ) ) {
			return;
		}
		if ( ! isset( $_POST['_wpnonce'] ) || ! wp_verify_nonce( $_POST['_wpnonce'], 'acme' ) ) {
			wp_die( 'Expired' );
		}
		update_option( 'acme_redirects', array( sanitize_text_field( $_POST['from'] ) => esc_url_raw( $_POST['to'] ) ) );
	}
}
new Acme_Redirects();
