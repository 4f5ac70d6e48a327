<?php
add_action( 'init', function () {
	$ref = $_GET['ref'];
	add_action( 'wp_footer', function () use ( $ref ) {
		echo "<!-- $ref -->";
	} );
} );
