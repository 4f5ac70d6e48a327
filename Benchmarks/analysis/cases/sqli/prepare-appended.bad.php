<?php
global $wpdb;
$sql = $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}acme WHERE status = %s", $_GET['status'] );
if ( ! empty( $_GET['limit'] ) ) {
	$sql .= ' LIMIT ' . $_GET['limit'];
}
$wpdb->get_results( $sql );
