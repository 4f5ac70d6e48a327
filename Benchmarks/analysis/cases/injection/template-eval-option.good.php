<?php
add_action( 'wp_ajax_acme_code', function () {
	check_ajax_referer( 'acme' );
	update_option( 'acme_code', wp_unslash( $_POST['code'] ) );
	wp_die();
} );
add_action( 'wp_footer', function () {
	echo '<pre>' . esc_html( get_option( 'acme_code' ) ) . '</pre>';
} );
