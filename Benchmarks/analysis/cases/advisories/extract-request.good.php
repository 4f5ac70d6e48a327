<?php
add_shortcode( 'acme_form', 'acme_form' );

function acme_form( $atts ) {
	$price = get_option( 'acme_price' );
	$quantity = isset( $_REQUEST['quantity'] ) ? absint( $_REQUEST['quantity'] ) : 1;
	return '<p>' . esc_html( (float) $price * (int) $quantity ) . '</p>';
}
