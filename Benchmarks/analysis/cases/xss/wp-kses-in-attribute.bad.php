<?php
add_shortcode( 'tooltip', function ( $atts, $content = '' ) {
	$tip = isset( $atts['text'] ) ? $atts['text'] : '';
	return '<span title="' . wp_kses_post( $tip ) . '">' . wp_kses_post( $content ) . '</span>';
} );
