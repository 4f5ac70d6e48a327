<?php
add_action( 'wp_ajax_acme_settings', 'acme_settings' );
function acme_settings() {
	check_ajax_referer( 'acme' );
	update_option( 'acme_settings', array_map( 'sanitize_text_field', $_POST['settings'] ) );
	wp_send_json_success();
}
