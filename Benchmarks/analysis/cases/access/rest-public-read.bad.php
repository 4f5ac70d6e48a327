<?php
add_action( 'rest_api_init', function () {
	register_rest_route( 'acme/v1', '/post/(?P<id>\d+)', array(
		'methods'             => 'PUT',
		'callback'            => function ( $r ) {
			return wp_update_post( array( 'ID' => (int) $r['id'], 'post_title' => sanitize_text_field( $r['title'] ) ) );
		},
		'permission_callback' => '__return_true',
	) );
} );
