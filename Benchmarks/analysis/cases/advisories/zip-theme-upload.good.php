<?php
class Acme_Fonts {
	public function __construct() {
		add_action( 'wp_ajax_acme_font', array( $this, 'upload' ) );
	}

	public function upload() {
		check_ajax_referer( 'acme_font' );
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_send_json_error();
		}
		$target = wp_upload_dir()['basedir'] . '/acme-fonts/';
		wp_mkdir_p( $target );
		$zip = new ZipArchive();
		$zip->open( $_FILES['font']['tmp_name'] );
		for ( $i = 0; $i < $zip->numFiles; $i++ ) {
			$name = basename( $zip->getNameIndex( $i ) );
			if ( 'woff2' === pathinfo( $name, PATHINFO_EXTENSION ) ) {
				file_put_contents( $target . sanitize_file_name( $name ), $zip->getFromIndex( $i ) );
			}
		}
		$zip->close();
		wp_send_json_success();
	}
}
new Acme_Fonts();
