<?php
add_shortcode( 'acme_tpl', function ( $atts ) {
	$atts = shortcode_atts( array( 'style' => 'grid' ), $atts );
	ob_start();
	include __DIR__ . '/templates/' . $atts['style'] . '.php';
	return ob_get_clean();
} );
