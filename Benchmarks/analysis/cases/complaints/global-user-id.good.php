<?php
function acme_hide_notice() {
	global $user_ID;
	if ( isset( $_GET['acme_hide'] ) && wp_verify_nonce( $_GET['_wpnonce'], 'acme-hide' ) ) {
		update_user_meta( $user_ID, 'acme_notice', 'hidden' );
	}
}
add_action( 'admin_init', 'acme_hide_notice' );
