<?php
add_action( 'init', 'acme_api' );
function acme_api() {
	if ( isset( $_POST['acme_api'] ) && check_admin_referer( 'acme_api' ) && current_user_can( 'manage_options' ) ) {
		update_option( 'acme_api', sanitize_text_field( $_POST['acme_api'] ) );
	}
}
