<?php
class Acme_Presence {
	public function __construct() {
		add_filter( 'heartbeat_received', array( $this, 'received' ), 10, 2 );
	}

	public function received( $response, $data ) {
		if ( isset( $data['acme_mode'] ) ) {
			if ( current_user_can( 'manage_options' ) ) {
				update_option( 'acme_mode', sanitize_key( $data['acme_mode'] ) );
			}
		}
		return $response;
	}
}
new Acme_Presence();
