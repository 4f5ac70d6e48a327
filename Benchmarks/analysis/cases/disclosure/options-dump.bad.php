<?php
add_action( 'wp_ajax_nopriv_acme_opt', function () {
	wp_send_json( get_option( sanitize_text_field( $_GET['name'] ) ) );
} );
