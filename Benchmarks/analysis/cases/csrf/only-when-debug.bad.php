<?php
add_action( 'wp_ajax_acme_z', 'acme_z' );
function acme_z() {
	if ( ! defined( 'ACME_SKIP' ) && isset( $_POST['check'] ) ) {
		check_ajax_referer( 'acme_z' );
	}
	if ( current_user_can( 'manage_options' ) ) {
		delete_option( 'acme_z' );
	}
	wp_die();
}
