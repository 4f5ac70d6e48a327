<?php
class Acme_Demo_Import {
	public function ajax() {
		check_ajax_referer( 'acme_demo', 'nonce' );
		$url  = esc_url_raw( wp_unslash( $_POST['image'] ) );
		$body = wp_remote_retrieve_body( wp_remote_get( $url ) );
		$dir  = wp_upload_dir();
		$path = $dir['path'] . '/' . basename( $url );
		file_put_contents( $path, $body );
		wp_send_json_success( $path );
	}
}
add_action( 'wp_ajax_acme_demo_image', array( new Acme_Demo_Import(), 'ajax' ) );
