<?php
global $wpdb;
$orderby = in_array( $_GET['orderby'], array( 'post_date', 'post_title' ), true ) ? $_GET['orderby'] : 'post_date';
$items   = $wpdb->get_results( "SELECT * FROM $wpdb->posts ORDER BY $orderby" );
