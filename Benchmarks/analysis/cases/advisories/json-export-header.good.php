<?php
add_action( 'admin_post_acme_status', function () {
	check_admin_referer( 'acme_status' );
	header( 'Content-Type: application/json' );
	echo wp_json_encode( array( 'file' => wp_unslash( $_GET['file'] ) ) );
	exit;
} );
