<?php
global $wpdb;
$from = intval( $_GET['from'] );
$to   = (int) $_GET['to'];
$wpdb->query( "DELETE FROM {$wpdb->prefix}acme WHERE id BETWEEN $from AND $to" );
