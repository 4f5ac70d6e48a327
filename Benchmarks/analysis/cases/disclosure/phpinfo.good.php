<?php
add_action( 'wp_ajax_acme_info', function () {
	check_ajax_referer( 'acme' );
	if ( current_user_can( 'manage_options' ) ) {
		wp_send_json( PHP_VERSION );
	}
	wp_die();
} );
