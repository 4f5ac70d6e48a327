<?php
/**
 * Plugin Name: Acme Forms
 */
require plugin_dir_path( __FILE__ ) . 'includes/class-plugin.php';

function run_acme_forms() {
	$plugin = new Acme_Forms();
	$plugin->run();
}
run_acme_forms();
