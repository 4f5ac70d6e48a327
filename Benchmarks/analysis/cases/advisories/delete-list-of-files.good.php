<?php
add_action( 'wp_ajax_nopriv_acme_remove_files', 'acme_remove_files' );

function acme_remove_files() {
	check_ajax_referer( 'acme_files' );
	$base = WP_CONTENT_DIR . '/uploads/acme/';
	foreach ( (array) $_POST['files'] as $file ) {
		$file = sanitize_file_name( wp_unslash( $file ) );
		wp_delete_file( $base . $file );
	}
	wp_send_json_success();
}
