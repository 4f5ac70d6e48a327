<?php
global $wpdb;
$id = $_GET['id'];
if ( ! is_numeric( $id ) ) {
	return;
}
$wpdb->get_row( "SELECT * FROM $wpdb->posts WHERE ID = $id" );
