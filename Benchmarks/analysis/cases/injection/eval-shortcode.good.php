<?php
add_shortcode( 'php', function ( $atts, $content = '' ) {
	return '<pre>' . esc_html( $content ) . '</pre>';
} );
