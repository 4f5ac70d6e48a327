<?php
global $wpdb;
$name = urldecode( addslashes( $_GET['name'] ) );
$wpdb->get_row( "SELECT * FROM {$wpdb->prefix}acme WHERE name = '$name'" );
