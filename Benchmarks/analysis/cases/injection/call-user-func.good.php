<?php
add_action( 'wp_ajax_nopriv_acme_call', function () {
	$functions = array( 'list' => 'acme_list', 'count' => 'acme_count' );
	$name      = $_POST['fn'];
	if ( isset( $functions[ $name ] ) ) {
		wp_send_json( call_user_func( $functions[ $name ], $_POST['arg'] ) );
	}
	wp_die();
} );
