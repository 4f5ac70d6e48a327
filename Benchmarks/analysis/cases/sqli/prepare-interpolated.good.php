<?php
global $wpdb;
$type = wp_unslash( $_GET['type'] );
$wpdb->get_results( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}acme WHERE type = %s AND active = %d", $type, 1 ) );
