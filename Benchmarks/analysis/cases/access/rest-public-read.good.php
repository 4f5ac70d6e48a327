<?php
add_action( 'rest_api_init', function () {
	register_rest_route( 'acme/v1', '/posts', array(
		'methods'             => 'GET',
		'callback'            => function ( $r ) {
			return wp_list_pluck( get_posts( array( 'numberposts' => 5 ) ), 'post_title' );
		},
		'permission_callback' => '__return_true',
	) );
} );
