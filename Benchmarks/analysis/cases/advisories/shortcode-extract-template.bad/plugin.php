<?php
/**
 * Plugin Name: Team
 */
namespace Acme\Team;

function render( $atts ) {
	$atts = shortcode_atts( array( 'heading' => 'h3', 'name' => '' ), $atts );
	extract( $atts, EXTR_SKIP );
	ob_start();
	include __DIR__ . '/templates/member.php';
	return ob_get_clean();
}

add_shortcode( 'acme_member', __NAMESPACE__ . '\render' );
