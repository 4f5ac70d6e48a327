<?php
require_once plugin_dir_path( __FILE__ ) . 'class-acme-template.php';
add_shortcode( 'acme', function ( $atts ) {
	ob_start();
	Acme_Template::render( 'box', array( 'label' => $atts['label'] ) );
	return ob_get_clean();
} );
