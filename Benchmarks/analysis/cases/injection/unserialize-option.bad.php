<?php
add_action( 'wp_ajax_acme_layout', function () {
	check_ajax_referer( 'acme' );
	update_user_meta( get_current_user_id(), 'acme_layout', base64_encode( wp_unslash( $_POST['layout'] ) ) );
	wp_die();
} );
add_action( 'wp_footer', 'acme_get_layout' );
function acme_get_layout() {
	return unserialize( base64_decode( get_user_meta( get_current_user_id(), 'acme_layout', true ) ) );
}
