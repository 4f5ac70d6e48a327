<?php
class Acme_Ads {
	public function __construct() {
		add_action( 'wp_ajax_acme_delete_ad', array( $this, 'delete' ) );
	}

	public function delete() {
		check_ajax_referer( 'acme_ads', 'nonce' );
		$id = absint( $_POST['id'] );
		if ( 'acme_ad' === get_post_type( $id ) ) {
			wp_delete_post( $id, true );
		}
		wp_send_json_success();
	}
}
new Acme_Ads();
