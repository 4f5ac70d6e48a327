<?php
add_action( 'wp_ajax_nopriv_acme_set_password', 'acme_set_password' );

function acme_set_password() {
	$login = sanitize_user( wp_unslash( $_POST['login'] ) );
	$user = get_user_by( 'login', $login );
	if ( ! $user || empty( $_POST['key'] ) ) {
		wp_send_json_error();
	}
	reset_password( $user, $_POST['password'] );
	wp_send_json_success();
}
