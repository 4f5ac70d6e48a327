<?php
add_action( 'wp_enqueue_scripts', function () {
	wp_enqueue_script( 'acme' );
	wp_add_inline_script( 'acme', 'var acmeRef = ' . wp_json_encode( wp_unslash( $_GET['ref'] ?? '' ) ) . ';' );
} );
