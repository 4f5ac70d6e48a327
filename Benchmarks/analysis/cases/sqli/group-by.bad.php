<?php
global $wpdb;
$group = str_replace( ';', '', $_GET['group'] );
$wpdb->get_results( "SELECT COUNT(*) FROM {$wpdb->prefix}hits GROUP BY $group" );
