<?php
add_action( 'admin_post_acme_export', 'acme_export' );
function acme_export() {
	check_admin_referer( 'acme_export' );
	if ( ! current_user_can( 'export' ) ) {
		wp_die();
	}
	global $wpdb;
	header( 'Content-Disposition: inline; filename=notes.xml' );
	foreach ( $wpdb->get_results( "SELECT note FROM {$wpdb->prefix}acme_notes" ) as $row ) {
		echo '<p>' . $row->note . '</p>';
	}
	exit;
}
