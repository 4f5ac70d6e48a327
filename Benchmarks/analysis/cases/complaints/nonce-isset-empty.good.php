<?php
add_action( 'admin_init', function () {
	if ( ! empty( $_POST['acme_save'] ) && isset( $_POST['acme'] ) ) {
		check_admin_referer( 'acme_save' );
		if ( current_user_can( 'manage_options' ) ) {
			update_option( 'acme', sanitize_text_field( wp_unslash( $_POST['acme'] ) ) );
		}
	}
} );
