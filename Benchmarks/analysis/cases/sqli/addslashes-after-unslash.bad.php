<?php
global $wpdb;
$price = addslashes( wp_unslash( $_GET['price'] ) );
$wpdb->get_results( "SELECT * FROM {$wpdb->prefix}items WHERE price < $price" );
