<?php
global $wpdb;
$where = sprintf( "post_status = '%s'", wp_unslash( $_REQUEST['status'] ) );
$wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) FROM $wpdb->posts WHERE $where AND post_author = %d", get_current_user_id() ) );
