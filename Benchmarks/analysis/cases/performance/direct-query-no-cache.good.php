<?php
add_action( 'wp_footer', function () {
	$count = wp_cache_get( 'acme_count', 'acme' );
	if ( false === $count ) {
		global $wpdb;
		$count = $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}acme" );
		wp_cache_set( 'acme_count', $count, 'acme', HOUR_IN_SECONDS );
	}
	echo (int) $count;
} );
