<?php
class Acme_Recommended {
	public function __construct() {
		add_action( 'wp_ajax_acme_install', array( $this, 'install' ) );
	}

	public function install() {
		check_ajax_referer( 'acme_install', 'nonce' );
		if ( ! current_user_can( 'install_plugins' ) || ! current_user_can( 'activate_plugins' ) ) {
			wp_send_json_error( 'forbidden' );
		}
		require_once ABSPATH . 'wp-admin/includes/class-wp-upgrader.php';
		$slug     = sanitize_key( wp_unslash( $_POST['slug'] ) );
		$upgrader = new Plugin_Upgrader( new WP_Ajax_Upgrader_Skin() );
		$upgrader->install( 'https://downloads.wordpress.org/plugin/' . $slug . '.zip' );
		activate_plugin( $slug . '/' . $slug . '.php' );
		wp_send_json_success();
	}
}
new Acme_Recommended();
