<?php
add_action( 'wp_ajax_acme_y', 'acme_y' );
function acme_y() {
	$nonce = $_POST['nonce'];
	if ( wp_verify_nonce( $nonce, 'acme_y' ) && current_user_can( 'manage_options' ) ) {
		update_option( 'acme_y', absint( $_POST['y'] ) );
	}
	wp_die();
}
