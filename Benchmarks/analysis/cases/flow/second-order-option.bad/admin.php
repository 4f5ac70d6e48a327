<?php
add_action( 'wp_ajax_nopriv_acme_save', 'acme_save' );
function acme_save() {
	update_option( 'acme_note', wp_unslash( $_POST['note'] ) );
	wp_die();
}
