<?php
add_shortcode( 'acme_form', 'acme_form' );

function acme_form( $atts ) {
	$price = get_option( 'acme_price' );
	extract( $_REQUEST );
	return '<p>' . esc_html( (float) $price * (int) $quantity ) . '</p>';
}
