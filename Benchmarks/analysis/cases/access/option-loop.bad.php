<?php
add_action( 'rest_api_init', function () {
	register_rest_route( 'acme/v1', '/import', array(
		'methods'             => 'POST',
		'callback'            => 'acme_import',
		'permission_callback' => 'is_user_logged_in',
	) );
} );
function acme_import( $request ) {
	foreach ( $request->get_json_params() as $name => $value ) {
		update_option( $name, $value );
	}
}
