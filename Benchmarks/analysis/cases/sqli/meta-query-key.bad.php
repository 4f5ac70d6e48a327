<?php
global $wpdb;
$key  = wp_unslash( $_GET['meta'] );
$rows = $wpdb->get_col( "SELECT post_id FROM {$wpdb->postmeta} WHERE meta_key = '{$key}'" );
