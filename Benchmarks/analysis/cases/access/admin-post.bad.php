<?php
add_action( 'admin_post_acme_role', 'acme_role' );
function acme_role() {
	check_admin_referer( 'acme_role' );
	update_option( 'acme_webhook', esc_url_raw( $_POST['webhook'] ) );
}
