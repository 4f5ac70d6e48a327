<?php
add_action( 'wp_ajax_acme_install', 'acme_install' );
function acme_install() {
	check_ajax_referer( 'acme_install' );
	activate_plugin( sanitize_text_field( wp_unslash( $_POST['plugin'] ) ) );
	wp_send_json_success();
}
