<?php
add_action( 'wp_ajax_acme_echo', function () {
	wp_send_json_success( array( 'text' => wp_unslash( $_POST['text'] ) ) );
} );
