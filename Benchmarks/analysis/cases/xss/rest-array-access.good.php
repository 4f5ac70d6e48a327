<?php
function acme_embed( $request ) {
	return rest_ensure_response( array( 'html' => '<div id="' . esc_attr( $request['id'] ) . '"></div>' ) );
}
add_action( 'rest_api_init', function () {
	register_rest_route( 'acme/v1', '/embed', array( 'callback' => 'acme_embed', 'permission_callback' => '__return_true' ) );
} );
