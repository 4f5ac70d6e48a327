<?php
add_shortcode( 'acme_chart', 'acme_chart' );
function acme_chart( $atts ) {
	$atts = shortcode_atts( array( 'id' => 'chart', 'options' => '' ), $atts );
	return '<script>acmeChart(' . wp_json_encode( $atts['id'] ) . ', ' . wp_json_encode( $atts['options'] ) . ');</script>';
}
