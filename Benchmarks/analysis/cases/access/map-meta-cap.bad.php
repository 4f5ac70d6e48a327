<?php
add_action( 'admin_post_acme_close', 'acme_close' );
function acme_close() {
	check_admin_referer( 'acme_close' );
	$ticket = absint( $_GET['ticket'] );
	wp_update_post( array( 'ID' => $ticket, 'post_status' => 'closed' ) );
}
