<?php
add_action( 'rest_api_init', function () {
	register_rest_route( 'acme/v1', '/settings', array(
		'methods'             => 'POST',
		'callback'            => 'acme_rest_settings',
		'permission_callback' => function () {
			return current_user_can( 'manage_options' );
		},
	) );
} );
function acme_rest_settings( $request ) {
	update_option( 'acme_settings', $request->get_json_params() );
	return true;
}
