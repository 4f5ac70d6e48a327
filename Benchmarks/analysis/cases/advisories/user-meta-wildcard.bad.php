<?php
class Acme_Preferences {
	public function __construct() {
		add_action( 'wp_ajax_acme_pref', array( $this, 'set' ) );
	}

	public function set() {
		check_ajax_referer( 'acme_pref' );
		$key   = sanitize_text_field( wp_unslash( $_POST['key'] ) );
		$value = wp_unslash( $_POST['value'] );
		update_user_meta( get_current_user_id(), $key, $value );
		wp_send_json_success();
	}
}
new Acme_Preferences();
