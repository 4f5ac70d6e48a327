<?php
/**
 * Plugin Name: Acme
 */
require __DIR__ . '/lib/class-acme-user.php';
add_action( 'wp_ajax_acme_sync', 'acme_sync' );
function acme_sync() {
	$user = new Acme_User();
	if ( ! $user->is_valid() ) {
		wp_die( -1 );
	}
	check_ajax_referer( 'acme_sync' );
	update_option( 'acme_sync_url', esc_url_raw( $_POST['url'] ) );
	wp_die( 1 );
}
