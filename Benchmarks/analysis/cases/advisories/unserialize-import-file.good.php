<?php
class Acme_Settings_Import {
	public function __construct() {
		add_action( 'admin_post_acme_settings_import', array( $this, 'import' ) );
	}

	public function import() {
		check_admin_referer( 'acme_import' );
		if ( ! current_user_can( 'edit_posts' ) ) {
			wp_die();
		}
		$content = file_get_contents( $_FILES['settings']['tmp_name'] );
		$data = json_decode( base64_decode( $content ), true );
		set_transient( 'acme_import', $data );
	}
}
new Acme_Settings_Import();
