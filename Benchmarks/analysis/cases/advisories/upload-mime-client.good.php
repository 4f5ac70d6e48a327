<?php
add_action( 'admin_post_nopriv_acme_cv', 'acme_cv' );

function acme_cv() {
	$extension = strtolower( pathinfo( $_FILES['cv']['name'], PATHINFO_EXTENSION ) );
	if ( ! in_array( $extension, array( 'pdf', 'doc' ), true ) ) {
		wp_die( 'PDF or DOC only' );
	}
	$target = WP_CONTENT_DIR . '/uploads/cv/' . wp_generate_uuid4() . '.' . $extension;
	move_uploaded_file( $_FILES['cv']['tmp_name'], $target );
	wp_safe_redirect( home_url( '/thanks/' ) );
	exit;
}
