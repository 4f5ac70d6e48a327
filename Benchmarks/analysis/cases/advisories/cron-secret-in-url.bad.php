<?php
add_action( 'init', 'acme_run_task' );

function acme_run_task() {
	if ( ! isset( $_GET['acme_task'] ) ) {
		return;
	}
	global $wpdb;
	$wpdb->query( "DELETE FROM {$wpdb->prefix}acme_queue WHERE done = 1" );
	update_option( 'acme_last_run', time() );
	exit;
}
