<?php
class Acme_Listings_Dashboard {
	public function __construct() {
		add_action( 'wp', array( $this, 'handle' ) );
	}

	public function handle() {
		if ( empty( $_REQUEST['listing_action'] ) || empty( $_REQUEST['listing_id'] ) ) {
			return;
		}
		if ( ! wp_verify_nonce( sanitize_key( $_REQUEST['_wpnonce'] ?? '' ), 'acme_listing' ) ) {
			return;
		}
		$id = absint( $_REQUEST['listing_id'] );
		if ( ! current_user_can( 'delete_post', $id ) ) {
			return;
		}
		if ( 'delete' === $_REQUEST['listing_action'] ) {
			wp_trash_post( $id );
		}
	}
}
new Acme_Listings_Dashboard();
