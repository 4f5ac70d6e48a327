<?php
add_shortcode( 'feed', function ( $atts ) {
	$body = wp_remote_retrieve_body( wp_remote_get( $atts['src'] ) );
	return wp_kses_post( $body );
} );
