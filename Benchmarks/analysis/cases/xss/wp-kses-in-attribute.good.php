<?php
add_shortcode( 'tooltip', function ( $atts, $content = '' ) {
	$tip = isset( $atts['text'] ) ? $atts['text'] : '';
	return '<span title="' . esc_attr( $tip ) . '">' . wp_kses_post( $content ) . '</span>';
} );
