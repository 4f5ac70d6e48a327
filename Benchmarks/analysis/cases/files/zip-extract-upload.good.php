<?php
add_action( 'wp_ajax_acme_zip', function () {
	check_ajax_referer( 'acme' );
	$zip = new ZipArchive();
	if ( true === $zip->open( $_FILES['zip']['tmp_name'] ) ) {
		$data = $zip->getFromName( 'data.json' );
		update_user_meta( get_current_user_id(), 'acme_data', json_decode( $data, true ) );
	}
	wp_die();
} );
