<?php
global $wpdb;
$names = wp_unslash( $_POST['names'] );
$list  = '"' . implode( '","', $names ) . '"';
$wpdb->get_col( "SELECT ID FROM {$wpdb->posts} WHERE post_name IN ({$list})" );
