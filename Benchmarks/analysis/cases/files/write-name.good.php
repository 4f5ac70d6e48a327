<?php
add_action( 'wp_ajax_nopriv_acme_sign', function () {
	$name = wp_generate_uuid4();
	file_put_contents( WP_CONTENT_DIR . "/uploads/sign/$name.png", base64_decode( $_POST['image'] ) );
	wp_die();
} );
