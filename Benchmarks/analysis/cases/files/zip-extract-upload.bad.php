<?php
add_action( 'wp_ajax_acme_zip', function () {
	check_ajax_referer( 'acme' );
	$zip = new ZipArchive();
	if ( true === $zip->open( $_FILES['zip']['tmp_name'] ) ) {
		$zip->extractTo( wp_upload_dir()['basedir'] . '/acme' );
	}
	wp_die();
} );
