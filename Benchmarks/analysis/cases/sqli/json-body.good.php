<?php
global $wpdb;
$data = json_decode( file_get_contents( 'php://input' ), true );
$wpdb->update( "{$wpdb->prefix}orders", array( 'paid' => 1 ), array( 'ref' => $data['reference'] ) );
