<?php
/**
 * Plugin Name: Modules
 */
require_once plugin_dir_path( __FILE__ ) . 'loader.php';

add_action( 'wp_ajax_nopriv_acme_module', function () {
	Acme_Modules::load( wp_unslash( $_GET['module'] ) );
	wp_die();
} );
