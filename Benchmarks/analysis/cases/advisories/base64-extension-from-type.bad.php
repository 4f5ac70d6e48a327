<?php
class Acme_Canvas {
	public function __construct() {
		add_action( 'wp_ajax_acme_canvas', array( $this, 'store' ) );
		add_action( 'wp_ajax_nopriv_acme_canvas', array( $this, 'store' ) );
	}

	public function store() {
		check_ajax_referer( 'acme_canvas' );
		$parts = explode( ';base64,', $_POST['data'] );
		$ext   = str_replace( 'data:image/', '', $parts[0] );
		$name = uniqid( 'acme' ) . '.' . $ext;
		$path = wp_upload_dir()['basedir'] . '/acme/' . $name;
		file_put_contents( $path, base64_decode( $parts[1] ) );
		wp_send_json_success( $name );
	}
}
new Acme_Canvas();
