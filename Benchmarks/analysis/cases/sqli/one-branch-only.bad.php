<?php
global $wpdb;
if ( is_admin() ) {
	$id = absint( $_GET['id'] );
} else {
	$id = $_GET['id'];
}
$wpdb->get_var( "SELECT name FROM {$wpdb->prefix}acme WHERE id = $id" );
