<?php
global $wpdb;
$sql  = "SELECT * FROM {$wpdb->prefix}acme WHERE a = %d AND b = %d";
$sql  = $wpdb->prepare( $sql, $_GET['a'], $_GET['b'] );
$rows = $wpdb->get_results( $sql );
