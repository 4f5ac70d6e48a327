<?php
global $wpdb;
switch ( $_GET['sort'] ) {
	case 'date':
		$column = 'post_date';
		break;
	default:
		$column = $_GET['sort'];
}
$wpdb->get_results( "SELECT * FROM $wpdb->posts ORDER BY $column" );
