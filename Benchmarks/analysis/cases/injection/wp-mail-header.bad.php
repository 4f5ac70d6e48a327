<?php
add_action( 'wp_ajax_nopriv_acme_contact', function () {
	$headers = 'Reply-To: ' . wp_unslash( $_POST['email'] );
	wp_mail( get_option( 'admin_email' ), 'Contact', 'text', $headers );
	wp_die();
} );
