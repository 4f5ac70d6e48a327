<?php
function acme_is_ready() {
	return isset( $_POST['acme'] ) && current_user_can( 'manage_options' ) && wp_verify_nonce( $_POST['_acme'], 'acme' );
}
add_action( 'admin_init', function () {
	if ( acme_is_ready() ) {
		update_option( 'acme', array_map( 'sanitize_text_field', $_POST['acme'] ) );
	}
} );
