<?php
add_action( 'wp_footer', function () {
	global $wpdb;
	echo (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}acme" );
} );
