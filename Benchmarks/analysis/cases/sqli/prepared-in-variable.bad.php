<?php
global $wpdb;
$sql  = "SELECT * FROM {$wpdb->prefix}acme WHERE a = %d AND b = " . $_GET['b'];
$sql  = $wpdb->prepare( $sql, $_GET['a'] );
$rows = $wpdb->get_results( $sql );
