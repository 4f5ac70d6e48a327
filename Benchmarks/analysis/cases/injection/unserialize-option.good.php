<?php
add_action( 'wp_ajax_acme_layout', function () {
	check_ajax_referer( 'acme' );
	update_user_meta( get_current_user_id(), 'acme_layout', array_map( 'sanitize_text_field', wp_unslash( (array) $_POST['layout'] ) ) );
	wp_die();
} );
add_action( 'wp_footer', 'acme_get_layout' );
function acme_get_layout() {
	return get_user_meta( get_current_user_id(), 'acme_layout', true );
}
