<?php
global $wpdb;
$offset = ( max( 1, (int) ( $_GET['paged'] ?? 1 ) ) - 1 ) * 10;
$wpdb->get_results( "SELECT * FROM {$wpdb->comments} LIMIT 10 OFFSET " . $offset );
