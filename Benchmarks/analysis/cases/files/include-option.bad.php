<?php
add_action( 'wp_ajax_acme_theme', function () {
	check_ajax_referer( 'acme' );
	update_option( 'acme_theme', sanitize_text_field( $_POST['theme'] ) );
} );
add_action( 'wp_footer', function () {
	include __DIR__ . '/themes/' . get_option( 'acme_theme' ) . '/footer.php';
} );
