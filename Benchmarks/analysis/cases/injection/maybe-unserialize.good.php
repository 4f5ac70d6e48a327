<?php
add_action( 'wp_ajax_nopriv_acme_restore', function () {
	$data = json_decode( wp_unslash( $_POST['state'] ), true );
	wp_send_json( count( (array) $data ) );
} );
