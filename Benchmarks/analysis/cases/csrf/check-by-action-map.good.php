<?php
add_action( 'admin_init', 'acme_actions' );
function acme_actions() {
	if ( ! isset( $_GET['acme_action'] ) || ! current_user_can( 'manage_options' ) ) {
		return;
	}
	$actions = array( 'open' => 'Open', 'close' => 'Close', 'wipe' => 'Wipe' );
	if ( array_key_exists( $_GET['acme_action'], $actions ) ) {
		check_admin_referer( 'acme' );
	}
	switch ( $_GET['acme_action'] ) {
		case 'open':
			update_option( 'acme_open', 1 );
			break;
		case 'wipe':
			delete_option( 'acme_open' );
			break;
	}
}
