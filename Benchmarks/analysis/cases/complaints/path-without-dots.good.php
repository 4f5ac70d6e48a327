<?php
function acme_serve_manual() {
	$file = plugin_dir_path( __FILE__ ) . 'manual/' . str_replace( '..', '', wp_unslash( $_GET['page'] ) ) . '.txt';
	if ( is_file( $file ) ) {
		header( 'Content-Type: text/plain' );
		readfile( $file );
	}
	exit;
}
add_action( 'wp_ajax_nopriv_acme_manual', 'acme_serve_manual' );
