<?php
add_shortcode( 'acme_slider', 'acme_slider' );

function acme_slider( $atts ) {
	$options = shortcode_atts( array( 'speed' => '300', 'effect' => 'fade' ), $atts );
	return "<div class='slider' data-options='" . esc_attr( wp_json_encode( $options ) ) . "'></div>";
}
