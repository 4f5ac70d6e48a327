<?php
add_action( 'wp_ajax_nopriv_acme_proxy', function () {
	$response = wp_remote_get( $_GET['url'] );
	wp_send_json( wp_remote_retrieve_body( $response ) );
} );
