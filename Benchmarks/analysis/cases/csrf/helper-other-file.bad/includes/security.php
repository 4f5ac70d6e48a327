<?php
class Acme_Security {
	public static function verify() {
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_die( 'Forbidden' );
		}
	}
}
