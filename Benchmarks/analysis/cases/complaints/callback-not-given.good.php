<?php
function acme_cloud( $args ) {
	$args = wp_parse_args( $args, array( 'number' => 10, 'unit' => 'px' ) );
	return acme_cloud_items( $args );
}

function acme_cloud_items( $args ) {
	$args = wp_parse_args( $args, array( 'count_callback' => 'absint', 'number' => 5 ) );
	return call_user_func( $args['count_callback'], 3 );
}

function acme_cloud_shortcode( $atts ) {
	return acme_cloud( array( 'number' => $atts['number'], 'unit' => $atts['unit'] ) );
}
add_shortcode( 'acme_cloud', 'acme_cloud_shortcode' );
