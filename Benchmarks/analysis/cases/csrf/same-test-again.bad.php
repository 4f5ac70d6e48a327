<?php
add_action( 'admin_init', 'acme_save' );
function acme_save() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	if ( isset( $_POST['acme_save'] ) ) {
		check_admin_referer( 'acme' );
	}
	$colour = 'red';
	if ( isset( $_POST['acme_colour'] ) ) {
		update_option( 'acme_colour', $colour );
	}
}
