<?php
function acme_heading_shortcode( $atts ) {
	$a   = shortcode_atts( array( 'tag' => 'h2', 'text' => '' ), $atts );
	$tag = in_array( $a['tag'], array( 'h2', 'h3', 'h4' ), true ) ? $a['tag'] : 'h2';
	return '<' . $tag . '>' . esc_html( $a['text'] ) . '</' . $tag . '>';
}
add_shortcode( 'acme_heading', 'acme_heading_shortcode' );
