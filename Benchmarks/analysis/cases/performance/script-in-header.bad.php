<?php
add_action( 'wp_enqueue_scripts', function () {
	wp_enqueue_script( 'acme', plugins_url( 'acme.js', __FILE__ ), array(), '1.0' );
} );
