<?php
class Acme_Uploader {
	private $dir;

	public function __construct() {
		$upload    = wp_upload_dir();
		$this->dir = trailingslashit( $upload['basedir'] ) . 'acme';
		add_action( 'wp_ajax_nopriv_acme_upload', array( $this, 'upload' ) );
	}

	public function upload() {
		check_ajax_referer( 'acme_upload', 'nonce' );
		$file = $_FILES['file'];
		$name = sanitize_file_name( $file['name'] );
		$type = wp_check_filetype( $name, array( 'jpg' => 'image/jpeg', 'png' => 'image/png' ) );
		if ( ! $type['ext'] ) {
			wp_send_json_error( 'type' );
		}
		wp_mkdir_p( $this->dir );
		if ( move_uploaded_file( $file['tmp_name'], $this->dir . '/' . $name ) ) {
			wp_send_json_success( $name );
		}
		wp_send_json_error();
	}
}
new Acme_Uploader();
