<?php
add_action( 'wp_ajax_nopriv_acme_find', 'acme_find' );
function acme_find() {
	wp_send_json( array( 'term' => wp_unslash( $_GET['term'] ) ) );
}
