<?php
global $wpdb;
$row = $wpdb->get_row( "SELECT * FROM {$wpdb->prefix}quotes ORDER BY id DESC LIMIT 1" );
