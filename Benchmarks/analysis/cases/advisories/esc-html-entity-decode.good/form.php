<?php
/**
 * Plugin Name: Form
 */
require_once 'formatting.php';

add_action( 'wp_footer', function () {
	if ( isset( $_GET['label'] ) ) {
		echo '<label>' . acme_format_label( wp_unslash( $_GET['label'] ) ) . '</label>';
	}
} );
