<?php
global $wpdb;
$s    = wp_unslash( $_GET['s'] );
$like = '%' . $wpdb->esc_like( $s ) . '%';
$rows = $wpdb->get_results( $wpdb->prepare( "SELECT ID FROM {$wpdb->posts} WHERE post_title LIKE %s", $like ) );
