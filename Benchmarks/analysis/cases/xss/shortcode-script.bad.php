<?php
add_shortcode( 'acme_chart', 'acme_chart' );
function acme_chart( $atts ) {
	$atts = shortcode_atts( array( 'id' => 'chart', 'options' => '' ), $atts );
	return '<script>acmeChart("' . esc_html( $atts['id'] ) . '", ' . esc_html( $atts['options'] ) . ');</script>';
}
