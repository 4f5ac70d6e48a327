<?php
global $wpdb;
$type = wp_unslash( $_GET['type'] );
$wpdb->get_results( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}acme WHERE type = '$type' AND active = %d", 1 ) );
