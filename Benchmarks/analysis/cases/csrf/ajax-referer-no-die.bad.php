<?php
add_action( 'wp_ajax_acme_mail', 'acme_mail' );
function acme_mail() {
	check_ajax_referer( 'acme_mail', 'nonce', false );
	if ( current_user_can( 'edit_users' ) ) {
		update_user_meta( absint( $_POST['user'] ), 'acme_mail', 1 );
	}
	wp_die();
}
