<?php
global $wpdb;
$table = $wpdb->prefix . sanitize_text_field( $_POST['table'] );
$wpdb->query( "TRUNCATE TABLE `$table`" );
