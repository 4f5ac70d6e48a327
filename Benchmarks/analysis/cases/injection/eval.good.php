<?php
add_action( 'wp_ajax_acme_calc', function () {
	check_ajax_referer( 'acme' );
	$r = (float) $_POST['a'] + (float) $_POST['b'];
	wp_send_json( $r );
} );
