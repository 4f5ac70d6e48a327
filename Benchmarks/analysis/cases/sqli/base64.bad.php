<?php
global $wpdb;
$token = base64_decode( $_GET['token'] );
$wpdb->get_row( "SELECT * FROM {$wpdb->prefix}tokens WHERE token = '{$token}'" );
