<?php
add_action( 'wp_ajax_acme_meta', 'acme_meta' );
function acme_meta() {
	check_ajax_referer( 'acme_meta' );
	if ( in_array( $_POST['key'], array( 'acme_color', 'acme_size' ), true ) ) {
		update_user_meta( get_current_user_id(), $_POST['key'], sanitize_text_field( $_POST['value'] ) );
	}
	wp_die();
}
