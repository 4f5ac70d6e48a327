<?php
global $wpdb;
$where = array( '1=1' );
if ( isset( $_GET['author'] ) ) {
	$where[] = $wpdb->prepare( 'post_author = %d', $_GET['author'] );
}
$sql = "SELECT ID FROM {$wpdb->posts} WHERE " . implode( ' AND ', $where );
$wpdb->get_col( $sql );
