<?php
function acme_field( $name, $escape = true ) {
	$value = wp_unslash( $_POST[ $name ] );
	if ( $escape ) {
		$value = esc_html( $value );
	}
	return $value;
}

echo '<p>' . acme_field( 'note', false ) . '</p>';
