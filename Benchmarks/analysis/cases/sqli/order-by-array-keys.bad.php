<?php
global $wpdb;
$columns = array( 'name' => 'display_name', 'mail' => 'user_email' );
$sort    = isset( $_GET['sort'] ) ? $_GET['sort'] : 'name';
$users   = $wpdb->get_results( "SELECT ID FROM $wpdb->users ORDER BY " . $sort );
