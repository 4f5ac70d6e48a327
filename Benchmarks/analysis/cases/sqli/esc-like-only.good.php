<?php
global $wpdb;
$s    = esc_sql( $wpdb->esc_like( wp_unslash( $_GET['s'] ) ) );
$rows = $wpdb->get_results( "SELECT ID FROM {$wpdb->posts} WHERE post_title LIKE '%$s%'" );
