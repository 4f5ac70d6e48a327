<?php
add_action( 'wp_ajax_nopriv_acme_restore', function () {
	$data = maybe_unserialize( wp_unslash( $_POST['state'] ) );
	wp_send_json( count( (array) $data ) );
} );
