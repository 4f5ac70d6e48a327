<?php
add_action( 'admin_init', 'acme_actions' );
function acme_actions() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	if ( isset( $_POST['acme_save'] ) ) {
		check_admin_referer( 'acme' );
		update_option( 'acme_a', sanitize_text_field( $_POST['a'] ) );
	} elseif ( isset( $_POST['acme_wipe'] ) ) {
		check_admin_referer( 'acme' );
		delete_option( 'acme_a' );
	}
}
