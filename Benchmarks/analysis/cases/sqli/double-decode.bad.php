<?php
global $wpdb;
$name = urldecode( esc_sql( $_GET['name'] ) );
$wpdb->get_row( "SELECT * FROM {$wpdb->prefix}acme WHERE name = '$name'" );
