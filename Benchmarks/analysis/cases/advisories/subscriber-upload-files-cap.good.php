<?php
add_action( 'wp_ajax_acme_logo', 'acme_logo' );

function acme_logo() {
	check_ajax_referer( 'acme_logo' );
	if ( ! current_user_can( 'upload_files' ) ) {
		wp_die();
	}
	require_once ABSPATH . 'wp-admin/includes/media.php';
	$id = media_handle_upload( 'logo', 0 );
	wp_send_json_success( $id );
}
