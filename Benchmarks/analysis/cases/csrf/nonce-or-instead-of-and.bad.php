<?php
add_action( 'admin_post_acme_x', 'acme_x' );
function acme_x() {
	if ( ! wp_verify_nonce( $_POST['_wpnonce'], 'acme_x' ) && ! current_user_can( 'manage_options' ) ) {
		wp_die();
	}
	update_option( 'acme_x', absint( $_POST['x'] ) );
}
