<?php
add_action( 'wp_ajax_nopriv_acme_social', 'acme_social' );
function acme_social() {
	$user = wp_signon( array( 'user_login' => sanitize_user( $_POST['login'] ), 'user_password' => $_POST['password'] ) );
	if ( ! is_wp_error( $user ) ) {
		wp_send_json_success();
	}
	wp_send_json_error();
}
