<?php
global $wpdb;
$key = hash( 'sha256', stripslashes( $_GET['key'] ) );
$wpdb->get_var( "SELECT value FROM {$wpdb->prefix}cache WHERE k = '" . $key . "'" );
