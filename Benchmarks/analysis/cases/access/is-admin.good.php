<?php
add_action( 'init', 'acme_maybe_export' );
function acme_maybe_export() {
	if ( current_user_can( 'manage_options' ) && isset( $_POST['acme_import'] ) && wp_verify_nonce( $_POST['_wpnonce'], 'acme' ) ) {
		update_option( 'acme_settings', json_decode( wp_unslash( $_POST['acme_import'] ), true ) );
	}
}
