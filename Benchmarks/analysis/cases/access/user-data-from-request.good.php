<?php
add_action( 'admin_post_nopriv_acme_signup', 'acme_signup' );
function acme_signup() {
	$data = wp_unslash( $_POST['user'] );
	wp_insert_user( array(
		'user_login' => sanitize_user( $data['user_login'] ),
		'user_email' => sanitize_email( $data['user_email'] ),
		'user_pass'  => wp_generate_password(),
	) );
}
