<?php
add_action( 'wp_ajax_acme_publish', function () {
	check_ajax_referer( 'acme' );
	$id = absint( $_POST['id'] );
	if ( ! current_user_can( 'publish_post', $id ) ) {
		wp_die( -1 );
	}
	wp_update_post( array( 'ID' => $id, 'post_status' => 'publish' ) );
	wp_die();
} );
