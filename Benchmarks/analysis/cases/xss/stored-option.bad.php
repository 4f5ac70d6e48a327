<?php
add_action( 'admin_post_acme_save', 'acme_save' );
function acme_save() {
	check_admin_referer( 'acme_save' );
	if ( current_user_can( 'edit_posts' ) ) {
		update_option( 'acme_banner', wp_unslash( $_POST['banner'] ) );
	}
}
add_action( 'wp_footer', 'acme_banner' );
function acme_banner() {
	echo '<div id="banner">' . get_option( 'acme_banner' ) . '</div>';
}
