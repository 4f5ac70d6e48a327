<?php
global $wpdb;
$name = esc_sql( $_GET['name'] );
$wpdb->query( "DELETE FROM {$wpdb->prefix}log WHERE name = '$name'" );
