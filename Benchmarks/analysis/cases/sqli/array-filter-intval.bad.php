<?php
global $wpdb;
$ids = array_filter( explode( ',', $_GET['ids'] ) );
$wpdb->get_col( "SELECT name FROM {$wpdb->prefix}acme WHERE id IN (" . implode( ',', $ids ) . ')' );
