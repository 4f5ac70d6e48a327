<?php
add_action( 'wp_ajax_nopriv_acme_customer', 'acme_customer' );

function acme_customer() {
	$user = get_userdata( intval( $_GET['id'] ) );
	wp_send_json( array( 'name' => $user->display_name, 'mail' => $user->user_email ) );
}
