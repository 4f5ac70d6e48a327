<?php
class Acme_Attachments {
	public function __construct() {
		add_action( 'wp_ajax_acme_attach_remove', array( $this, 'remove' ) );
	}

	public function remove() {
		check_ajax_referer( 'acme_attach' );
		if ( ! current_user_can( 'upload_files' ) ) {
			wp_die();
		}
		$dir  = wp_upload_dir();
		$file = wp_unslash( $_POST['file'] );
		$path = $dir['basedir'] . '/' . wp_basename( $file );
		if ( file_exists( $path ) ) {
			unlink( $path );
		}
		wp_send_json_success();
	}
}
new Acme_Attachments();
