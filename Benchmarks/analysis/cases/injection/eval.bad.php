<?php
add_action( 'wp_ajax_acme_calc', function () {
	check_ajax_referer( 'acme' );
	eval( '$r = ' . wp_unslash( $_POST['formula'] ) . ';' );
	wp_send_json( $r );
} );
