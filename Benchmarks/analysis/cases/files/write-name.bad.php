<?php
add_action( 'wp_ajax_nopriv_acme_sign', function () {
	$name = wp_unslash( $_POST['name'] );
	file_put_contents( WP_CONTENT_DIR . "/uploads/sign/$name", base64_decode( $_POST['image'] ) );
	wp_die();
} );
