<?php
global $wpdb;
$offset = ( isset( $_GET['paged'] ) ? $_GET['paged'] : 1 );
$wpdb->get_results( "SELECT * FROM {$wpdb->comments} LIMIT 10 OFFSET " . $offset );
