<?php
add_action( 'wp_ajax_acme_meta', 'acme_meta' );
function acme_meta() {
	check_ajax_referer( 'acme_meta' );
	update_user_meta( get_current_user_id(), sanitize_text_field( $_POST['key'] ), $_POST['value'] );
	wp_die();
}
