<?php
add_action( 'admin_notices', 'acme_people' );
function acme_people() {
	$people = (array) get_option( 'acme_people' );
	array_walk( $people, 'acme_link' );
	echo '<p>' . implode( ', ', $people ) . '</p>';
}
function acme_link( &$person ) {
	$person = '<a href="' . esc_url( $person[1] ) . '">' . esc_html( $person[0] ) . '</a>';
}
