<?php
class Acme_Security {
	public static function verify() {
		check_admin_referer( 'acme_purge' );
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_die( 'Forbidden' );
		}
	}
}
