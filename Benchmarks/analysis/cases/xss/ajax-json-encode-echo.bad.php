<?php
add_action( 'wp_ajax_nopriv_acme_find', 'acme_find' );
function acme_find() {
	echo json_encode( array( 'term' => wp_unslash( $_GET['term'] ) ) );
	wp_die();
}
