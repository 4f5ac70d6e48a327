<?php
add_action( 'rest_api_init', 'acme_feedback_routes' );

function acme_feedback_routes() {
	register_rest_route(
		'acme/v1',
		'/feedback',
		array(
			'methods'             => 'POST',
			'callback'            => 'acme_feedback_create',
			'permission_callback' => '__return_true',
		)
	);
}

function acme_feedback_create( WP_REST_Request $request ) {
	$list   = get_option( 'acme_feedback', array() );
	$list[] = array( 'text' => $request['text'], 'time' => time() );
	set_transient( 'acme_feedback', array_slice( $list, -50 ) );
	return array( 'ok' => true );
}
