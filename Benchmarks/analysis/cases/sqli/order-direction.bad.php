<?php
global $wpdb;
$order = strtoupper( $_GET['order'] );
$ids   = $wpdb->get_col( "SELECT ID FROM {$wpdb->posts} ORDER BY post_date $order" );
