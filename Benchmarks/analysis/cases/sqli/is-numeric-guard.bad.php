<?php
global $wpdb;
$id = $_GET['id'];
if ( empty( $id ) ) {
	return;
}
$wpdb->get_row( "SELECT * FROM $wpdb->posts WHERE ID = $id" );
