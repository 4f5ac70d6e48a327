<?php
add_filter( 'acme_order', function ( $order ) {
	return $_GET['order'] ?? $order;
} );
global $wpdb;
$order = apply_filters( 'acme_order', 'ASC' );
$wpdb->get_results( "SELECT * FROM {$wpdb->prefix}acme ORDER BY id $order" );
