<?php
add_action( 'wp_ajax_acme_remove', 'acme_remove' );
add_action( 'wp_ajax_nopriv_acme_remove', 'acme_remove' );
function acme_remove() {
	check_ajax_referer( 'acme_public' );
	wp_delete_post( absint( $_POST['post_id'] ), true );
	wp_send_json_success();
}
