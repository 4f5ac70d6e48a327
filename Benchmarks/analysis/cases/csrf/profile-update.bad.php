<?php
add_action( 'template_redirect', 'acme_profile' );
function acme_profile() {
	if ( is_user_logged_in() && isset( $_POST['acme_email'] ) ) {
		wp_update_user( array( 'ID' => get_current_user_id(), 'user_email' => sanitize_email( $_POST['acme_email'] ) ) );
	}
}
