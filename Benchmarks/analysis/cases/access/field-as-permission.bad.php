<?php
add_action( 'wp_ajax_acme_tpl', 'acme_tpl' );
function acme_tpl() {
	check_ajax_referer( 'acme_tpl' );
	if ( $_POST['is_admin'] ) {
		update_option( 'acme_tpl', sanitize_text_field( $_POST['tpl'] ) );
	}
	wp_die();
}
