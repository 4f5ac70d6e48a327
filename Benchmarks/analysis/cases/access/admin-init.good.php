<?php
add_action( 'admin_init', 'acme_import' );
function acme_import() {
	if ( ! empty( $_POST['acme_key'] ) && current_user_can( 'manage_options' ) ) {
		check_admin_referer( 'acme' );
		update_option( 'acme_key', sanitize_text_field( $_POST['acme_key'] ) );
	}
}
