<?php
add_action( 'wp_authenticate', function ( $login ) {
	do_action( 'acme_login_attempt', $login );
} );
