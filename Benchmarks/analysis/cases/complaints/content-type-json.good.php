<?php
function acme_suggestions() {
	$term = sanitize_text_field( wp_unslash( $_GET['term'] ) );
	header( 'Content-Type: application/json; charset=utf-8' );
	echo json_encode( array( 'term' => $term, 'raw' => $_GET['term'] ) );
	exit;
}
add_action( 'wp_ajax_nopriv_acme_suggestions', 'acme_suggestions' );
