<?php
/**
 * Plugin Name: Acme Quote
 */
add_action( 'init', 'acme_quote_init' );
function acme_quote_init() {
	register_block_type( __DIR__ . '/blocks' );
}
