<?php
global $wpdb;
$where = ' WHERE 1=1';
if ( ! empty( $_GET['cat'] ) ) {
	$where .= $wpdb->prepare( ' AND cat = %d', $_GET['cat'] );
}
if ( ! empty( $_GET['s'] ) ) {
	$where .= $wpdb->prepare( ' AND title LIKE %s', '%' . $wpdb->esc_like( wp_unslash( $_GET['s'] ) ) . '%' );
}
$rows = $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}acme" . $where . ' ORDER BY id DESC' );
