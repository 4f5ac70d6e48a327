<?php
add_action( 'wp_ajax_acme_phone', 'acme_phone' );
function acme_phone() {
	check_ajax_referer( 'acme_phone' );
	update_user_meta( get_current_user_id(), 'phone', sanitize_text_field( $_POST['phone'] ) );
	wp_die();
}
