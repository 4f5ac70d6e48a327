<?php
class Acme_Reset {
	public function key( $user_id ) {
		$key = wp_generate_password( 32, false );
		update_user_meta( $user_id, 'acme_reset_key', $key );
		return $key;
	}
}
