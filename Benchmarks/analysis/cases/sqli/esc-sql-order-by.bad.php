<?php
global $wpdb;
$orderby = esc_sql( $_GET['orderby'] );
$items   = $wpdb->get_results( "SELECT * FROM $wpdb->posts ORDER BY $orderby" );
