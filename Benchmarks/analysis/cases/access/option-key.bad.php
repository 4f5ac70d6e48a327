<?php
add_action( 'wp_ajax_acme_option', 'acme_option' );
function acme_option() {
	check_ajax_referer( 'acme_option' );
	update_option( sanitize_text_field( $_POST['name'] ), sanitize_text_field( $_POST['value'] ) );
	wp_die();
}
