<?php
add_action( 'wp_ajax_acme_z', 'acme_z' );
function acme_z() {
	check_ajax_referer( 'acme_z' );
	if ( current_user_can( 'manage_options' ) && isset( $_POST['check'] ) ) {
		delete_option( 'acme_z' );
	}
	wp_die();
}
