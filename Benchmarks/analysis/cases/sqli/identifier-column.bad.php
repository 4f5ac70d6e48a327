<?php
global $wpdb;
$field = $_GET['field'];
$wpdb->get_col( "SELECT $field FROM {$wpdb->prefix}acme" );
