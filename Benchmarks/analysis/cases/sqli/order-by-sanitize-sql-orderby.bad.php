<?php
global $wpdb;
$orderby = sanitize_text_field( $_GET['orderby'] );
$items   = $wpdb->get_results( "SELECT * FROM $wpdb->posts ORDER BY " . $orderby . ' LIMIT 10' );
