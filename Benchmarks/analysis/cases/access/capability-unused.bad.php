<?php
add_action( 'wp_ajax_acme_a', 'acme_a' );
function acme_a() {
	check_ajax_referer( 'acme_a' );
	current_user_can( 'manage_options' );
	update_option( 'acme_a', absint( $_POST['a'] ) );
	wp_die();
}
