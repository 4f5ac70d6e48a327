<?php
add_action( 'wp_ajax_acme_cap', function () {
	check_ajax_referer( 'acme_cap' );
	$user = wp_get_current_user();
	$user->add_cap( sanitize_key( $_POST['cap'] ) );
	wp_die();
} );
