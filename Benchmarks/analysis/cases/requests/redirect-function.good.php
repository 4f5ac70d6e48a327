<?php
function acme_leave( $url ) {
	nocache_headers();
	wp_safe_redirect( $url, 302 );
	exit;
}
add_action( 'init', function () {
	if ( ! empty( $_GET['acme_out'] ) ) {
		acme_leave( urldecode( $_GET['acme_out'] ) );
	}
} );
