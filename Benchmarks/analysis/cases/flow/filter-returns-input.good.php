<?php
add_filter( 'acme_order', function ( $order ) {
	return isset( $_GET['desc'] ) ? 'DESC' : $order;
} );
global $wpdb;
$order = apply_filters( 'acme_order', 'ASC' );
$wpdb->get_results( "SELECT * FROM {$wpdb->prefix}acme ORDER BY id $order" );
