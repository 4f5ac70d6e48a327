<?php
add_action( 'init', 'acme_magic_link' );

function acme_magic_link() {
	if ( empty( $_GET['acme_user'] ) ) {
		return;
	}
	$user_id = absint( $_GET['acme_user'] );
	$token   = get_user_meta( $user_id, 'acme_token', true );
	if ( isset( $_GET['acme_token'] ) || current_user_can( 'read' ) ) {
		delete_user_meta( $user_id, 'acme_token' );
		wp_set_auth_cookie( $user_id );
	}
}
