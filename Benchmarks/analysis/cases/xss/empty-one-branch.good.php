<?php
function acme_tab_title() {
	if ( empty( $_GET['tab'] ) ) {
		echo '<h2>General</h2>';
	}
	echo '<b>' . esc_html( wp_unslash( $_GET['tab'] ) ) . '</b>';
}
add_action( 'admin_notices', 'acme_tab_title' );
