<?php
add_action( 'wp_ajax_acme_user_info', 'acme_user_info' );
add_action( 'wp_ajax_nopriv_acme_user_info', 'acme_user_info' );

function acme_user_info() {
	check_ajax_referer( 'acme' );
	$user = get_user_by( 'id', absint( $_POST['user'] ) );
	wp_send_json_success( array( 'email' => $user->user_email, 'login' => $user->user_login ) );
}
