<?php
global $wpdb;
$order = 'ASC' === strtoupper( $_GET['order'] ) ? 'ASC' : 'DESC';
$ids   = $wpdb->get_col( "SELECT ID FROM {$wpdb->posts} ORDER BY post_date $order" );
