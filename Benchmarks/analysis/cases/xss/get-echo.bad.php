<?php
add_action( 'wp_footer', 'acme_search_hint' );
function acme_search_hint() {
	if ( isset( $_GET['q'] ) ) {
		echo '<p>You searched for ' . $_GET['q'] . '</p>';
	}
}
