<?php
add_shortcode( 'acme_image', function ( $atts ) {
	$atts = shortcode_atts( array( 'width' => '100', 'src' => '' ), $atts );
	return '<img src="' . esc_url( $atts['src'] ) . '" width=' . esc_attr( $atts['width'] ) . '>';
} );
