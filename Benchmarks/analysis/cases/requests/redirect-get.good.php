<?php
add_action( 'template_redirect', function () {
	if ( isset( $_GET['go'] ) ) {
		wp_safe_redirect( $_GET['go'] );
		exit;
	}
} );
