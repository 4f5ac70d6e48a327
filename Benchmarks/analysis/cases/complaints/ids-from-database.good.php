<?php
global $wpdb;
$ids = $wpdb->get_col( "SELECT ID FROM $wpdb->posts WHERE post_type = 'acme'" );
$ids = implode( ',', array_map( 'intval', $ids ) );
$wpdb->query( "DELETE FROM $wpdb->postmeta WHERE post_id IN ($ids)" );
