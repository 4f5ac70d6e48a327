<?php
add_action( 'wp_ajax_nopriv_acme_opt', function () {
	$names = array( 'blogname', 'blogdescription' );
	$name  = sanitize_text_field( $_GET['name'] );
	wp_send_json( in_array( $name, $names, true ) ? get_option( $name ) : '' );
} );
