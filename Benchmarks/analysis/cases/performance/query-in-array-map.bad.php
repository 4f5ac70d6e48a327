<?php
$names = array_map( function ( $id ) {
	global $wpdb;
	return $wpdb->get_var( $wpdb->prepare( "SELECT name FROM {$wpdb->prefix}acme WHERE id = %d", $id ) );
}, $ids );
