<?php
add_action( 'admin_post_acme_logo', function () {
	check_admin_referer( 'acme_logo' );
	if ( current_user_can( 'upload_files' ) ) {
		$id = media_handle_upload( 'logo', 0 );
		update_option( 'acme_logo', (int) $id );
	}
} );
