<?php
add_action( 'admin_post_acme_cancel', 'acme_cancel_order' );

function acme_cancel_order() {
	check_admin_referer( 'acme_cancel' );
	$id   = absint( $_GET['order'] );
	$post = get_post( $id );
	if ( ! $post || ! is_user_logged_in() ) {
		wp_die( 'No order.' );
	}
	wp_update_post( array( 'ID' => $id, 'post_status' => 'cancelled' ) );
	wp_safe_redirect( home_url( '/orders/' ) );
	exit;
}
