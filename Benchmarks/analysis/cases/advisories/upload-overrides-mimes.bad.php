<?php
class Acme_Media {
	public function handle( $file ) {
		require_once ABSPATH . 'wp-admin/includes/file.php';
		$overrides = array(
			'test_form' => false,
			'test_type' => false,
		);
		return wp_handle_upload( $file, $overrides );
	}

	public function ajax() {
		check_ajax_referer( 'acme_media' );
		$result = $this->handle( $_FILES['image'] );
		wp_send_json( array( 'url' => $result['url'] ) );
	}
}
$acme_media = new Acme_Media();
add_action( 'wp_ajax_nopriv_acme_media', array( $acme_media, 'ajax' ) );
