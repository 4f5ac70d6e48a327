<?php
function acme_heading_shortcode( $atts ) {
	$a = shortcode_atts( array( 'tag' => 'h2', 'text' => '' ), $atts );
	return '<' . esc_attr( $a['tag'] ) . '>' . esc_html( $a['text'] ) . '</' . esc_attr( $a['tag'] ) . '>';
}
add_shortcode( 'acme_heading', 'acme_heading_shortcode' );
