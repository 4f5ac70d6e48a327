<?php
add_action( 'admin_post_nopriv_acme_cv', 'acme_cv' );

function acme_cv() {
	if ( ! in_array( $_FILES['cv']['type'], array( 'application/pdf', 'application/msword' ), true ) ) {
		wp_die( 'PDF or DOC only' );
	}
	$target = WP_CONTENT_DIR . '/uploads/cv/' . basename( $_FILES['cv']['name'] );
	move_uploaded_file( $_FILES['cv']['tmp_name'], $target );
	wp_safe_redirect( home_url( '/thanks/' ) );
	exit;
}
