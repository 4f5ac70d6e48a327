<?php
add_shortcode( 'acme_button', 'acme_button' );
function acme_button( $atts ) {
	$atts = shortcode_atts( array( 'url' => '#', 'label' => 'Go' ), $atts );
	return '<a class="button" href="' . esc_attr( $atts['url'] ) . '">' . esc_html( $atts['label'] ) . '</a>';
}
