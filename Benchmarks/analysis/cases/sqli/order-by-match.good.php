<?php
global $wpdb;
$column = match ( $_GET['by'] ?? '' ) {
	'mail'  => 'user_email',
	'login' => 'user_login',
	default => 'ID',
};
$wpdb->get_results( "SELECT * FROM $wpdb->users ORDER BY $column" );
