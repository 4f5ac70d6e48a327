<?php
function acme_video( $atts ) {
	return '<iframe src="' . esc_attr( $atts['src'] ) . '" width="560"></iframe>';
}
add_shortcode( 'acme_video', 'acme_video' );
