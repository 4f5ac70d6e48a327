<?php
class Acme_Download {
	public function __construct() {
		add_action( 'template_redirect', array( $this, 'send' ) );
	}

	public function send() {
		$id = isset( $_GET['acme_dl'] ) ? base64_decode( wp_unslash( $_GET['acme_dl'] ) ) : '';
		if ( ! $id ) {
			return;
		}
		$path = get_attached_file( absint( $id ) );
		if ( is_readable( $path ) ) {
			readfile( $path );
			exit;
		}
	}
}
new Acme_Download();
