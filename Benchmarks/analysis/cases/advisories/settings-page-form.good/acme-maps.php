<?php
/**
 * Plugin Name: Maps
 */
require_once plugin_dir_path( __FILE__ ) . 'admin/class-page.php';
new Acme_Maps_Page();
