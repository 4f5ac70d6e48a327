<?php
add_action( 'wp_ajax_acme_delete', 'acme_delete' );
function acme_delete() {
	if ( ! current_user_can( 'delete_posts' ) ) {
		wp_send_json_error();
	}
	wp_delete_post( absint( $_POST['id'] ), true );
	wp_send_json_success();
}
