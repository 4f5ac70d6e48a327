<?php
class Acme_Logs {
	const DIR = WP_CONTENT_DIR . '/acme-logs/';

	public function view() {
		$path = realpath( self::DIR . wp_unslash( $_GET['log'] ) );
		if ( false === $path || 0 !== strpos( $path, realpath( self::DIR ) . DIRECTORY_SEPARATOR ) ) {
			wp_die( 'No such log' );
		}
		echo '<pre>' . esc_html( file_get_contents( $path ) ) . '</pre>';
	}

	public function register() {
		add_management_page( 'Logs', 'Logs', 'edit_posts', 'acme-logs', array( $this, 'view' ) );
	}
}
add_action( 'admin_menu', array( new Acme_Logs(), 'register' ) );
