<?php
if ( function_exists( 'wp_enqueue_script_module' ) ) {
	wp_enqueue_script_module( 'acme', 'https://example.com/a.js' );
}
