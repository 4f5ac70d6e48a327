<?php
add_shortcode( 'acme_tpl', function ( $atts ) {
	$atts  = shortcode_atts( array( 'style' => 'grid' ), $atts );
	$files = array( 'grid' => 'grid.php', 'list' => 'list.php' );
	$file  = isset( $files[ $atts['style'] ] ) ? $files[ $atts['style'] ] : 'grid.php';
	ob_start();
	include __DIR__ . '/templates/' . $file;
	return ob_get_clean();
} );
