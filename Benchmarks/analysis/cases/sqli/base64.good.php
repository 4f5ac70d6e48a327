<?php
global $wpdb;
$token = md5( $_GET['token'] );
$wpdb->get_row( "SELECT * FROM {$wpdb->prefix}tokens WHERE token = '{$token}'" );
