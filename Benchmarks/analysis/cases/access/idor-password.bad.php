<?php
add_action( 'wp_ajax_nopriv_acme_password', 'acme_password' );
function acme_password() {
	$user = get_user_by( 'login', sanitize_user( $_POST['login'] ) );
	if ( $user ) {
		wp_set_password( $_POST['password'], $user->ID );
	}
	wp_die();
}
