<?php
class Acme_Demo_Import {
	public function ajax() {
		check_ajax_referer( 'acme_demo', 'nonce' );
		$url  = esc_url_raw( wp_unslash( $_POST['image'] ) );
		if ( ! current_user_can( 'upload_files' ) ) {
			wp_send_json_error();
		}
		$path = media_sideload_image( $url, 0, null, 'src' );
		wp_send_json_success( $path );
	}
}
add_action( 'wp_ajax_acme_demo_image', array( new Acme_Demo_Import(), 'ajax' ) );
