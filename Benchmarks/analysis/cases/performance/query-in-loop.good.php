<?php
global $wpdb;
$in   = implode( ',', array_map( 'intval', $ids ) );
$rows = $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}acme WHERE id IN ($in)" );
