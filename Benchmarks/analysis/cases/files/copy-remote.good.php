<?php
add_action( 'wp_ajax_acme_fetch', function () {
	check_ajax_referer( 'acme' );
	if ( ! current_user_can( 'upload_files' ) ) {
		wp_die( -1 );
	}
	media_sideload_image( esc_url_raw( $_POST['url'] ), 0 );
	wp_die();
} );
