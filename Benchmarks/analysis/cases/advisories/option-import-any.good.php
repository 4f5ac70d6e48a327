<?php
class Acme_Import {
	public function __construct() {
		add_action( 'wp_ajax_acme_import_settings', array( $this, 'import' ) );
	}

	public function import() {
		check_ajax_referer( 'acme_import', 'nonce' );
		$data = json_decode( wp_unslash( $_POST['settings'] ), true );
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_send_json_error();
		}
		foreach ( array( 'acme_color', 'acme_size' ) as $name ) {
			if ( isset( $data[ $name ] ) ) {
				update_option( $name, sanitize_text_field( $data[ $name ] ) );
			}
		}
		wp_send_json_success();
	}
}
new Acme_Import();
