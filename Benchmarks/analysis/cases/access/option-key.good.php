<?php
add_action( 'wp_ajax_acme_option', 'acme_option' );
function acme_option() {
	check_ajax_referer( 'acme_option' );
	if ( ! current_user_can( 'manage_options' ) ) {
		wp_die( -1 );
	}
	$names = array( 'acme_color', 'acme_width' );
	if ( in_array( $_POST['name'], $names, true ) ) {
		update_option( $_POST['name'], sanitize_text_field( $_POST['value'] ) );
	}
	wp_die();
}
