<?php
add_action( 'admin_menu', function () {
	add_options_page( 'Acme', 'Acme', 'manage_options', 'acme', 'acme_page' );
} );
function acme_page() {
	if ( isset( $_POST['v'] ) && check_admin_referer( 'acme' ) ) {
		update_option( 'acme', sanitize_text_field( wp_unslash( $_POST['v'] ) ) );
	}
}
