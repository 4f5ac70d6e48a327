<?php
require_once ABSPATH . 'wp-admin/includes/file.php';
add_action( 'wp_ajax_acme_dl', function () {
	check_ajax_referer( 'acme' );
	$handle = fopen( $_POST['src'], 'r' );
	wp_send_json( stream_get_contents( $handle ) );
} );
