<?php
global $wpdb;
$code  = sanitize_text_field( wp_unslash( $_REQUEST['code'] ) );
$order = $wpdb->get_row( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}coupons WHERE code = %s", $code ) );
