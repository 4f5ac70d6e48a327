<?php
function acme_embed( $request ) {
	echo '<div id="' . $request['id'] . '"></div>';
	exit;
}
add_action( 'rest_api_init', function () {
	register_rest_route( 'acme/v1', '/embed', array( 'callback' => 'acme_embed', 'permission_callback' => '__return_true' ) );
} );
