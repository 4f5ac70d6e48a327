<?php
add_action( 'wp_ajax_nopriv_acme_upload', 'acme_upload' );
function acme_upload() {
	require_once ABSPATH . 'wp-admin/includes/file.php';
	$result = wp_handle_upload( $_FILES['file'], array( 'test_form' => false ) );
	wp_send_json( isset( $result['url'] ) );
}
