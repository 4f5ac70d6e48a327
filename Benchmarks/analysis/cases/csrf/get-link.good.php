<?php
add_action( 'load-toplevel_page_acme', function () {
	if ( isset( $_GET['action'], $_GET['id'] ) && 'delete' === $_GET['action'] && current_user_can( 'manage_options' ) ) {
		check_admin_referer( 'acme_delete_' . absint( $_GET['id'] ) );
		global $wpdb;
		$wpdb->delete( $wpdb->prefix . 'acme', array( 'id' => absint( $_GET['id'] ) ) );
	}
} );
