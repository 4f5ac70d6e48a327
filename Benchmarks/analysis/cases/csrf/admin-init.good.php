<?php
add_action( 'admin_init', function () {
	if ( isset( $_GET['acme_reset'] ) && current_user_can( 'manage_options' ) ) {
		check_admin_referer( 'acme_reset' );
		delete_option( 'acme_settings' );
	}
} );
