<?php
add_action( 'wp_ajax_nopriv_acme_contact', 'acme_contact' );
function acme_contact() {
	global $wpdb;
	$wpdb->insert( $wpdb->prefix . 'acme_messages', array( 'message' => wp_unslash( $_POST['message'] ) ) );
	wp_die();
}
add_action( 'admin_menu', 'acme_menu' );
function acme_menu() {
	add_menu_page( 'Messages', 'Messages', 'manage_options', 'acme', 'acme_page' );
}
function acme_page() {
	global $wpdb;
	foreach ( $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}acme_messages" ) as $row ) {
		echo '<tr><td>' . esc_html( $row->message ) . '</td></tr>';
	}
}
