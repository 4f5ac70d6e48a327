<?php
global $wpdb;
$id = (int) $_GET['id'];
if ( $id > 0 ) {
	$wpdb->get_row( "SELECT * FROM $wpdb->posts WHERE ID = $id" );
}
