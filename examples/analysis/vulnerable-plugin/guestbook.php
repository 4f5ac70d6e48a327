<?php
/**
 * Plugin Name: Careless Guestbook
 * Description: A guestbook with the faults that plugin advisories are about. Never install it.
 * Version:     1.0
 * Text Domain: careless-guestbook
 */

require_once __DIR__ . '/includes/form.php';
require_once __DIR__ . '/includes/store.php';

add_action( 'wp_ajax_guestbook_delete', 'guestbook_delete' );
add_action( 'wp_ajax_nopriv_guestbook_export', 'guestbook_export' );
add_shortcode( 'guestbook', 'guestbook_shortcode' );

function guestbook_shortcode( $attributes ) {
	return guestbook_heading( $attributes['title'] ) . guestbook_form() . guestbook_entries();
}

function guestbook_delete() {
	guestbook_remove( $_POST['id'] );
	wp_die();
}

function guestbook_export() {
	$file = wp_upload_dir()['basedir'] . '/guestbook/' . $_GET['file'];
	readfile( $file );
	exit;
}
