<?php
add_action( 'wp_login', 'acme_after_login' );
function acme_after_login() {
	if ( isset( $_REQUEST['goto'] ) ) {
		wp_safe_redirect( wp_unslash( $_REQUEST['goto'] ) );
		exit;
	}
}
