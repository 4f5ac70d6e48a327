<?php
global $wpdb;
$rows = $wpdb->get_results( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}acme WHERE cat = %d", $_POST['cat'] ) );
