<?php
global $wpdb;
$field = $_GET['field'];
$wpdb->get_col( $wpdb->prepare( "SELECT %i FROM {$wpdb->prefix}acme", $field ) );
