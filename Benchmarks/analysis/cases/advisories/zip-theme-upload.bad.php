<?php
class Acme_Fonts {
	public function __construct() {
		add_action( 'wp_ajax_acme_font', array( $this, 'upload' ) );
	}

	public function upload() {
		check_ajax_referer( 'acme_font' );
		$target = wp_upload_dir()['basedir'] . '/acme-fonts/';
		WP_Filesystem();
		unzip_file( $_FILES['font']['tmp_name'], $target );
		wp_send_json_success();
	}
}
new Acme_Fonts();
