<?php
add_action( 'wp_ajax_nopriv_acme_register', 'acme_register' );
function acme_register() {
	check_ajax_referer( 'acme_register' );
	wp_insert_user( array(
		'user_login' => sanitize_user( $_POST['login'] ),
		'user_pass'  => $_POST['password'],
		'role'       => sanitize_text_field( $_POST['role'] ),
	) );
	wp_die();
}
