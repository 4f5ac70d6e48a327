<?php
global $wpdb;
$id = $_GET['id'];
if ( $id > 0 ) {
	$wpdb->get_row( "SELECT * FROM $wpdb->posts WHERE ID = $id" );
}
