<?php
global $wpdb;
$s    = wp_unslash( $_GET['s'] );
$rows = $wpdb->get_results( "SELECT ID FROM {$wpdb->posts} WHERE post_title LIKE '%" . $s . "%'" );
