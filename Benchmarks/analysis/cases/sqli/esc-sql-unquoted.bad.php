<?php
global $wpdb;
$id = esc_sql( $_GET['id'] );
$wpdb->query( "DELETE FROM {$wpdb->prefix}log WHERE id = $id" );
