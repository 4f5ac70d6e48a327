<?php
global $wpdb;
$orderby = sanitize_sql_orderby( $_GET['orderby'] );
if ( ! $orderby ) {
	$orderby = 'post_date DESC';
}
$items = $wpdb->get_results( "SELECT * FROM $wpdb->posts ORDER BY " . $orderby . ' LIMIT 10' );
