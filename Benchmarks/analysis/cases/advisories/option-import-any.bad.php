<?php
class Acme_Import {
	public function __construct() {
		add_action( 'wp_ajax_acme_import_settings', array( $this, 'import' ) );
	}

	public function import() {
		check_ajax_referer( 'acme_import', 'nonce' );
		$data = json_decode( wp_unslash( $_POST['settings'] ), true );
		foreach ( $data as $name => $value ) {
			update_option( $name, $value );
		}
		wp_send_json_success();
	}
}
new Acme_Import();
