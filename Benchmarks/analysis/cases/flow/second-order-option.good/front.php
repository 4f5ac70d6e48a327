<?php
add_action( 'wp_footer', 'acme_note' );
function acme_note() {
	$note = get_option( 'acme_note', '' );
	if ( '' !== $note ) {
		echo '<div>' . esc_html( $note ) . '</div>';
	}
}
