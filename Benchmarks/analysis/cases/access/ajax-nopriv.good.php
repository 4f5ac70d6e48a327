<?php
add_action( 'wp_ajax_acme_remove', 'acme_remove' );
function acme_remove() {
	check_ajax_referer( 'acme_public' );
	$post_id = absint( $_POST['post_id'] );
	if ( ! current_user_can( 'delete_post', $post_id ) ) {
		wp_send_json_error( null, 403 );
	}
	wp_delete_post( $post_id, true );
	wp_send_json_success();
}
