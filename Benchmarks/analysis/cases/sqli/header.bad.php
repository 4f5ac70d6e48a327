<?php
global $wpdb;
$ip = stripslashes( $_SERVER['HTTP_CLIENT_IP'] );
$wpdb->query( "INSERT INTO {$wpdb->prefix}hits (ip) VALUES ('$ip')" );
