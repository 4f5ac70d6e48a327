<?php
add_action( 'wp_ajax_acme_trash', 'acme_trash' );
function acme_trash() {
	check_ajax_referer( 'acme_trash' );
	$post = absint( $_POST['post'] );
	if ( ! current_user_can( 'delete_post', $post ) ) {
		wp_die( -1 );
	}
	wp_delete_post( $post );
	wp_die();
}
