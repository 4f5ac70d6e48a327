<?php
add_action( 'template_redirect', function () {
	$next = filter_input( INPUT_GET, 'next', FILTER_SANITIZE_URL );
	if ( $next ) {
		wp_redirect( $next );
		exit;
	}
} );
