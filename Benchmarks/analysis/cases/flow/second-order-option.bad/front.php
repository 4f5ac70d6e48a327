<?php
add_action( 'wp_footer', 'acme_note' );
function acme_note() {
	$note = get_option( 'acme_note', '' );
	if ( '' !== $note ) {
		echo '<div>' . $note . '</div>';
	}
}
