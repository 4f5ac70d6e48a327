<?php
add_action( 'wp_ajax_acme_label', 'acme_label' );
function acme_label() {
	check_ajax_referer( 'acme' );
	if ( ! current_user_can( 'upload_files' ) ) {
		wp_die( -1 );
	}
	update_option( 'acme_label', absint( $_POST['label'] ) );
}
function acme_show_label() {
	echo '<strong>' . (int) get_option( 'acme_label', 0 ) . '</strong>';
}
add_action( 'wp_footer', 'acme_show_label' );
