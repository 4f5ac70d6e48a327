<?php
add_action( 'init', 'acme_cleanup' );
function acme_cleanup() {
	global $wpdb;
	$wpdb->query( "DELETE FROM {$wpdb->prefix}acme_log WHERE created < NOW() - INTERVAL 1 DAY" );
}
