<?php
add_action( 'acme_daily', 'acme_cleanup' );
function acme_cleanup() {
	global $wpdb;
	$wpdb->query( "DELETE FROM {$wpdb->prefix}acme_log WHERE created < NOW() - INTERVAL 30 DAY" );
	update_option( 'acme_cleaned', time() );
}
