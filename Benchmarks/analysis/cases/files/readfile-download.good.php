<?php
add_action( 'init', function () {
	if ( isset( $_GET['acme_file'] ) ) {
		$file = WP_CONTENT_DIR . '/uploads/' . basename( wp_unslash( $_GET['acme_file'] ) );
		header( 'Content-Type: application/octet-stream' );
		readfile( $file );
		exit;
	}
} );
