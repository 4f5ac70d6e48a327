<?php
function acme_process_bulk() {
	global $wpdb;
	check_admin_referer( 'bulk-items' );
	$ids = isset( $_POST['item'] ) ? $_POST['item'] : array();
	foreach ( $ids as $id ) {
		$wpdb->query( "UPDATE {$wpdb->prefix}items SET done = 1 WHERE id = $id" );
	}
}
add_action( 'admin_post_acme_bulk', 'acme_process_bulk' );
