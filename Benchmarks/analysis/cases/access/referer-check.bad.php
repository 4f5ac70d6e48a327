<?php
add_action( 'init', 'acme_api' );
function acme_api() {
	if ( isset( $_POST['acme_api'] ) && 0 === strpos( $_SERVER['HTTP_REFERER'], admin_url() ) ) {
		update_option( 'acme_api', sanitize_text_field( $_POST['acme_api'] ) );
	}
}
