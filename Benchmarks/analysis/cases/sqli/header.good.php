<?php
global $wpdb;
$ip = stripslashes( $_SERVER['HTTP_CLIENT_IP'] );
$wpdb->insert( "{$wpdb->prefix}hits", array( 'ip' => $ip ) );
