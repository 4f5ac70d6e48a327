<?php
add_action( 'wp_ajax_nopriv_acme_social', 'acme_social' );
function acme_social() {
	$user = get_user_by( 'email', sanitize_email( $_POST['email'] ) );
	if ( $user ) {
		wp_set_auth_cookie( $user->ID, true );
		wp_send_json_success();
	}
	wp_send_json_error();
}
