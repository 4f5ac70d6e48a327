<?php
global $wpdb;
$name = esc_sql( urldecode( $_GET['name'] ) );
$wpdb->get_row( "SELECT * FROM {$wpdb->prefix}acme WHERE name = '$name'" );
