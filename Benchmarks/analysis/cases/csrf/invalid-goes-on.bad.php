<?php
add_action( 'admin_post_acme_import', 'acme_import' );
function acme_import() {
	if ( ! wp_verify_nonce( $_REQUEST['_wpnonce'], 'acme_import' ) ) {
		echo 'Link expired';
	}
	if ( current_user_can( 'import' ) ) {
		update_option( 'acme_import', sanitize_text_field( $_REQUEST['set'] ) );
	}
}
