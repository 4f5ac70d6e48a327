<?php
add_action( 'admin_init', 'acme_run' );
function acme_run() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	$action = isset( $_GET['first'] ) ? $_GET['first'] : '';
	if ( 'wipe' === $action ) {
		check_admin_referer( 'acme' );
	}
	$action = isset( $_GET['second'] ) ? $_GET['second'] : '';
	if ( 'wipe' === $action ) {
		delete_option( 'acme' );
	}
}
