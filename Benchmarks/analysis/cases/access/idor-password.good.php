<?php
add_action( 'wp_ajax_nopriv_acme_password', 'acme_password' );
function acme_password() {
	$user = check_password_reset_key( $_POST['key'], sanitize_user( $_POST['login'] ) );
	if ( ! is_wp_error( $user ) ) {
		reset_password( $user, $_POST['password'] );
	}
	wp_die();
}
