<?php
global $wpdb;
$column = match ( true ) {
	empty( $_GET['by'] ) => 'ID',
	default => $_GET['by'],
};
$wpdb->get_results( "SELECT * FROM $wpdb->users ORDER BY $column" );
