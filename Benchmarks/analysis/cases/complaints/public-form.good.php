<?php
add_action( 'wp_ajax_nopriv_acme_contact', 'acme_contact' );
add_action( 'wp_ajax_acme_contact', 'acme_contact' );
function acme_contact() {
	check_ajax_referer( 'acme_contact' );
	wp_mail( get_option( 'admin_email' ), 'Contact', sanitize_textarea_field( wp_unslash( $_POST['text'] ) ) );
	wp_send_json_success();
}
