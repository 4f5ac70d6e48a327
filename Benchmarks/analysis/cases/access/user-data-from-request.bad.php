<?php
add_action( 'admin_post_nopriv_acme_signup', 'acme_signup' );
function acme_signup() {
	$data = wp_unslash( $_POST['user'] );
	wp_insert_user( $data );
}
