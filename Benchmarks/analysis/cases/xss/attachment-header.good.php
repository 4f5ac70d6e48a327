<?php
add_action( 'admin_post_acme_export', 'acme_export' );
function acme_export() {
	check_admin_referer( 'acme_export' );
	if ( ! current_user_can( 'export' ) ) {
		wp_die();
	}
	global $wpdb;
	header( 'Content-Disposition: attachment; filename=notes.xml' );
	header( 'Content-Type: text/xml; charset=utf-8' );
	acme_export_rows( $wpdb->get_results( "SELECT note FROM {$wpdb->prefix}acme_notes" ) );
	exit;
}
function acme_export_rows( $rows ) {
	foreach ( $rows as $row ) {
		echo '<note>' . $row->note . '</note>';
	}
}
