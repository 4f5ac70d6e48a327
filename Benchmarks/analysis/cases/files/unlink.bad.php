<?php
add_action( 'wp_ajax_acme_unlink', 'acme_unlink' );
function acme_unlink() {
	check_ajax_referer( 'acme' );
	$upload = wp_upload_dir();
	unlink( $upload['basedir'] . '/acme/' . $_POST['file'] );
	wp_die();
}
