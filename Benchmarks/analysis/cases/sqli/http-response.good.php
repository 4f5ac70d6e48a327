<?php
global $wpdb;
$body = json_decode( wp_remote_retrieve_body( wp_remote_get( 'http://api.example.com/licence' ) ), true );
$wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}licences SET status = %s WHERE id = 1", $body['status'] ) );
