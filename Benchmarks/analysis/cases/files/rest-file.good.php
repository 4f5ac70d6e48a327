<?php
add_action( 'rest_api_init', function () {
	register_rest_route( 'acme/v1', '/doc', array(
		'callback'            => 'acme_doc',
		'permission_callback' => '__return_true',
	) );
} );
function acme_doc( $request ) {
	$name = preg_replace( '/[^a-z0-9-]/', '', $request->get_param( 'name' ) );
	return array( 'html' => file_get_contents( plugin_dir_path( __FILE__ ) . "docs/$name.html" ) );
}
