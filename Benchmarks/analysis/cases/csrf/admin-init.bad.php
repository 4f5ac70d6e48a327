<?php
add_action( 'admin_init', function () {
	if ( isset( $_GET['acme_reset'] ) && current_user_can( 'manage_options' ) ) {
		delete_option( 'acme_settings' );
	}
} );
