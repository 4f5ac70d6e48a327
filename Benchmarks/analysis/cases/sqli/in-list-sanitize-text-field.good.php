<?php
global $wpdb;
$ids = wp_parse_id_list( $_GET['ids'] );
$wpdb->get_results( 'SELECT * FROM ' . $wpdb->posts . ' WHERE ID IN (' . implode( ',', $ids ) . ')' );
