<?php
add_action( 'admin_post_acme_toggle', 'acme_toggle' );
function acme_toggle() {
	if ( ! wp_verify_nonce( $_POST['_wpnonce'], 'acme_toggle' ) ) {
		wp_die();
	}
	if ( current_user_can( 'manage_options' ) ) {
		update_option( 'acme_on', (int) $_POST['on'] );
	}
}
