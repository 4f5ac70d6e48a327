<?php
add_action( 'wp_ajax_acme_off', function () {
	check_ajax_referer( 'acme_off' );
	if ( current_user_can( 'activate_plugins' ) ) {
		deactivate_plugins( sanitize_text_field( wp_unslash( $_REQUEST['plugin'] ) ) );
	}
	wp_die();
} );
