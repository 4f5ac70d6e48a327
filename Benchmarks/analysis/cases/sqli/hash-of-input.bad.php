<?php
global $wpdb;
$key = strrev( stripslashes( $_GET['key'] ) );
$wpdb->get_var( "SELECT value FROM {$wpdb->prefix}cache WHERE k = '" . $key . "'" );
