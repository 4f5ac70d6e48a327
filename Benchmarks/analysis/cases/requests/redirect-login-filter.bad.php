<?php
add_action( 'wp_login', 'acme_after_login' );
function acme_after_login() {
	if ( isset( $_REQUEST['goto'] ) ) {
		header( 'Location: ' . wp_unslash( $_REQUEST['goto'] ), true, 302 );
		exit;
	}
}
