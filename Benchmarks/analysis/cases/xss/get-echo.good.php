<?php
add_action( 'wp_footer', 'acme_search_hint' );
function acme_search_hint() {
	if ( isset( $_GET['q'] ) ) {
		echo '<p>You searched for ' . esc_html( wp_unslash( $_GET['q'] ) ) . '</p>';
	}
}
