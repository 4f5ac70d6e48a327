<?php
add_action( 'wp_ajax_nopriv_acme_q', function () {
	global $wpdb;
	$wpdb->insert( $wpdb->prefix . 'acme', array( 'a' => absint( $_POST['a'] ) ) );
	if ( $wpdb->last_error ) {
		wp_send_json_error( 'Could not save.' );
	}
	wp_send_json_success();
} );
