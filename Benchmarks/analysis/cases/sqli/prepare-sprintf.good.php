<?php
global $wpdb;
$where = $wpdb->prepare( 'post_status = %s', wp_unslash( $_REQUEST['status'] ) );
$wpdb->get_var( "SELECT COUNT(*) FROM $wpdb->posts WHERE $where" );
