<?php
function acme_attributes( $extra ) {
	$attributes = array();
	foreach ( array( 'class', 'id' ) as $name ) {
		if ( isset( $extra[ $name ] ) ) {
			$attributes[ $name ] = $extra[ $name ];
		}
	}
	foreach ( $extra as $name => $value ) {
		$attributes[ $name ] = $value;
	}
	$parts = array();
	foreach ( $attributes as $key => $value ) {
		$parts[] = $key . '="' . esc_attr( $value ) . '"';
	}
	return implode( ' ', $parts );
}
echo '<div ' . acme_attributes( array( wp_unslash( $_GET['name'] ) => 'on' ) ) . '>';
