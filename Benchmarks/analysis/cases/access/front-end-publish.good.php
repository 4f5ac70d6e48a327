<?php
add_action( 'template_redirect', function () {
	if ( isset( $_POST['acme_approve'] ) && wp_verify_nonce( $_POST['n'], 'approve' ) ) {
		$id = absint( $_POST['acme_approve'] );
		if ( current_user_can( 'edit_post', $id ) ) {
			wp_publish_post( $id );
		}
	}
} );
