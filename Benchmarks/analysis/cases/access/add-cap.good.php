<?php
add_action( 'wp_ajax_acme_cap', function () {
	check_ajax_referer( 'acme_cap' );
	if ( ! current_user_can( 'promote_users' ) ) {
		wp_die( -1 );
	}
	$user = get_user_by( 'id', absint( $_POST['user'] ) );
	$user->add_cap( 'acme_manage' );
	wp_die();
} );
