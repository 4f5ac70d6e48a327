<?php
global $wpdb;
$data = json_decode( file_get_contents( 'php://input' ), true );
$wpdb->query( "UPDATE {$wpdb->prefix}orders SET paid = 1 WHERE ref = '" . $data['reference'] . "'" );
