<?php
add_action( 'rest_api_init', function () {
	register_rest_route( 'acme/v1', '/authors', array(
		'methods'             => 'GET',
		'callback'            => function () {
			return wp_list_pluck( get_users( array( 'has_published_posts' => true ) ), 'display_name' );
		},
		'permission_callback' => '__return_true',
	) );
} );
