<?php
require_once ABSPATH . 'wp-admin/includes/file.php';
add_action( 'wp_ajax_acme_dl', function () {
	check_ajax_referer( 'acme' );
	$tmp = download_url( $_POST['src'] );
	wp_send_json( is_wp_error( $tmp ) );
} );
