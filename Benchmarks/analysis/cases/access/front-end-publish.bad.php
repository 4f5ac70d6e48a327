<?php
add_action( 'template_redirect', function () {
	if ( isset( $_POST['acme_approve'] ) && wp_verify_nonce( $_POST['n'], 'approve' ) ) {
		wp_publish_post( absint( $_POST['acme_approve'] ) );
	}
} );
