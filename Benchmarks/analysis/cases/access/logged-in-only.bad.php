<?php
add_action( 'wp_ajax_acme_publish', function () {
	check_ajax_referer( 'acme' );
	if ( ! is_user_logged_in() ) {
		wp_die( -1 );
	}
	wp_update_post( array( 'ID' => absint( $_POST['id'] ), 'post_status' => 'publish' ) );
	wp_die();
} );
