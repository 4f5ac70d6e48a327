<?php
register_rest_route( 'acme/v1', '/echo', array(
	'callback'            => function ( WP_REST_Request $r ) {
		return array( 'title' => $r->get_param( 'title' ) );
	},
	'permission_callback' => '__return_true',
) );
