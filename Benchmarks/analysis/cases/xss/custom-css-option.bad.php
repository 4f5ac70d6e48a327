<?php
function acme_css( $atts ) {
	return '<style>.box { ' . $atts['css'] . ' }</style>';
}
add_shortcode( 'acme_css', 'acme_css' );
