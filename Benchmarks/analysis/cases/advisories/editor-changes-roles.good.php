<?php
add_action( 'wp_ajax_acme_promote', 'acme_promote' );

function acme_promote() {
	check_ajax_referer( 'acme_promote' );
	if ( ! current_user_can( 'promote_users' ) ) {
		wp_send_json_error();
	}
	$user = get_user_by( 'id', absint( $_POST['user'] ) );
	$user->set_role( 'author' );
	wp_send_json_success();
}
