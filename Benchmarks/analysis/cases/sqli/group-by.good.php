<?php
global $wpdb;
$group = 'day' === $_GET['group'] ? 'day' : 'month';
$wpdb->get_results( "SELECT COUNT(*) FROM {$wpdb->prefix}hits GROUP BY $group" );
