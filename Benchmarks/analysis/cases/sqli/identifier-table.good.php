<?php
global $wpdb;
$table = $wpdb->prefix . sanitize_key( $_POST['table'] );
$wpdb->query( $wpdb->prepare( 'TRUNCATE TABLE %i', $table ) );
