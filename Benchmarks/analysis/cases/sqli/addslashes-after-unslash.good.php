<?php
global $wpdb;
$price = (float) wp_unslash( $_GET['price'] );
$wpdb->get_results( "SELECT * FROM {$wpdb->prefix}items WHERE price < $price" );
