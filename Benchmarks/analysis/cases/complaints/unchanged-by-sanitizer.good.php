<?php
function acme_count_rows() {
	global $wpdb;
	$table = wp_unslash( $_GET['table'] );
	if ( sanitize_key( $table ) !== $table ) {
		wp_die( 'No such table.' );
	}
	echo (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}acme_{$table}" );
	exit;
}
add_action( 'wp_ajax_acme_count', 'acme_count_rows' );
