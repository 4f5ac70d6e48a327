<?php
global $wpdb;
$date = wp_unslash( $_GET['date'] );
if ( preg_match( '/\d{4}-\d{2}-\d{2}/', $date ) ) {
	$wpdb->get_results( "SELECT * FROM {$wpdb->prefix}slots WHERE day = '$date'" );
}
