<?php
function acme_css( $atts ) {
	$height = isset( $atts['height'] ) ? absint( $atts['height'] ) : 100;
	return '<style>.box { height: ' . $height . 'px }</style>';
}
add_shortcode( 'acme_css', 'acme_css' );
