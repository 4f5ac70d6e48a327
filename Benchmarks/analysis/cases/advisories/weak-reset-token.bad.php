<?php
class Acme_Reset {
	public function key( $user_id ) {
		$key = md5( time() . rand() );
		update_user_meta( $user_id, 'acme_reset_key', $key );
		return $key;
	}
}
