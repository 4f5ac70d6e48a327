<?php
function acme_escape( $text ) {
	if ( null === $text ) {
		return $text;
	}
	return htmlspecialchars( $text, ENT_QUOTES, 'UTF-8' );
}

function acme_show_city() {
	echo "<input name='city' value='" . acme_escape( $_GET['city'] ?? null ) . "'>";
}
add_action( 'wp_footer', 'acme_show_city' );
