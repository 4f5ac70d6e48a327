<?php
register_rest_route( 'acme/v1', '/save', array(
	'methods'             => 'POST',
	'callback'            => function ( $r ) {
		update_option( 'acme', sanitize_text_field( $r['v'] ) );
		return true;
	},
	'permission_callback' => function () {
		return current_user_can( 'manage_options' );
	},
) );
