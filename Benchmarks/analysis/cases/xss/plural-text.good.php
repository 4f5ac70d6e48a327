<?php
function acme_search_notice() {
	printf( '<p>' . _n( '%s was found.', '%s were found.', 2, 'acme' ) . '</p>', esc_html( wp_unslash( $_GET['what'] ) ) );
}
add_action( 'admin_notices', 'acme_search_notice' );
