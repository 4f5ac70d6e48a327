<?php
global $wpdb;
$clean = array();
foreach ( $_POST['rows'] as $row ) {
	$clean[] = trim( $row );
}
$wpdb->query( "DELETE FROM {$wpdb->prefix}acme WHERE id IN (" . implode( ', ', $clean ) . ')' );
