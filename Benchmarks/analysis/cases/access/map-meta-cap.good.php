<?php
add_action( 'admin_post_acme_close', 'acme_close' );
function acme_close() {
	check_admin_referer( 'acme_close' );
	$ticket = absint( $_GET['ticket'] );
	if ( ! current_user_can( 'edit_acme_ticket', $ticket ) ) {
		wp_die( 'Not yours.' );
	}
	wp_update_post( array( 'ID' => $ticket, 'post_status' => 'closed' ) );
}
