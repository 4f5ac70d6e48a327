<?php
add_action( 'admin_post_acme_write', function () {
	check_admin_referer( 'acme_write' );
	if ( ! current_user_can( 'edit_pages' ) ) {
		wp_die();
	}
	$file = ABSPATH . wp_unslash( $_POST['target'] );
	file_put_contents( $file, sanitize_textarea_field( wp_unslash( $_POST['rules'] ) ) );
	wp_safe_redirect( admin_url() );
	exit;
} );
