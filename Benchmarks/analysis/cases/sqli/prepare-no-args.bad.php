<?php
global $wpdb;
$wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}acme SET seen = 1 WHERE id = " . $_POST['id'] ) );
