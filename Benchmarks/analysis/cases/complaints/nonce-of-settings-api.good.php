<?php
add_action( 'admin_init', function () {
	register_setting( 'acme', 'acme_options', array( 'sanitize_callback' => 'acme_sanitize' ) );
} );
function acme_sanitize( $input ) {
	$clean = array();
	foreach ( (array) $input as $key => $value ) {
		$clean[ sanitize_key( $key ) ] = sanitize_text_field( $value );
	}
	return $clean;
}
