<?php
add_action( 'rest_api_init', function () {
	register_rest_route( 'acme/v1', '/webhook', array(
		'methods'             => 'POST',
		'callback'            => 'acme_webhook',
		'permission_callback' => 'acme_webhook_signed',
	) );
} );
function acme_webhook_signed( WP_REST_Request $request ) {
	$expected = hash_hmac( 'sha256', $request->get_body(), get_option( 'acme_secret' ) );
	return hash_equals( $expected, (string) $request->get_header( 'x_signature' ) );
}
function acme_webhook( WP_REST_Request $request ) {
	update_option( 'acme_last_event', sanitize_key( $request['type'] ) );
	return true;
}
