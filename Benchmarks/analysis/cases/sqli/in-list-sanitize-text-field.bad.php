<?php
global $wpdb;
$ids = array_map( 'sanitize_text_field', explode( ',', $_GET['ids'] ) );
$wpdb->get_results( 'SELECT * FROM ' . $wpdb->posts . ' WHERE ID IN (' . implode( ',', $ids ) . ')' );
