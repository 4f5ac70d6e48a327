<?php
add_action( 'admin_menu', function () {
	add_menu_page( 'Acme', 'Acme', 'manage_options', 'acme', 'acme_page' );
} );
function acme_page() {
	$tab   = isset( $_GET['tab'] ) ? sanitize_key( $_GET['tab'] ) : 'general';
	$paged = isset( $_GET['paged'] ) ? absint( $_GET['paged'] ) : 1;
	echo '<h1>' . esc_html( $tab ) . ' ' . (int) $paged . '</h1>';
}
