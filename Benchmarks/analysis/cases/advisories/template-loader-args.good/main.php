<?php
/**
 * Plugin Name: Directory
 */
require_once plugin_dir_path( __FILE__ ) . 'includes/view.php';

add_shortcode( 'acme_directory', 'acme_directory' );

function acme_directory() {
	$view = new Acme_View();
	$view->assign( 'term', wp_unslash( $_GET['term'] ?? '' ) );
	ob_start();
	$view->display( 'search' );
	return ob_get_clean();
}
