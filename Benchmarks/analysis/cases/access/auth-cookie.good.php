<?php
add_action( 'init', 'acme_auto_login' );
function acme_auto_login() {
	if ( isset( $_POST['acme_user'], $_POST['acme_password'] ) ) {
		$user = wp_authenticate( sanitize_user( $_POST['acme_user'] ), $_POST['acme_password'] );
		if ( is_wp_error( $user ) ) {
			return;
		}
		wp_set_current_user( $user->ID );
		wp_set_auth_cookie( $user->ID );
	}
}
