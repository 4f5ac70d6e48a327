<?php
function acme_strip( $value ) {
	if ( is_array( $value ) ) {
		return array_map( 'acme_strip', $value );
	} elseif ( is_string( $value ) ) {
		return esc_html( wp_unslash( $value ) );
	}
	return $value;
}

function acme_show_town() {
	echo '<p>' . acme_strip( $_GET['town'] ) . '</p>';
}
add_action( 'wp_footer', 'acme_show_town' );
