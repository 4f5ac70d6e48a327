<?php
add_shortcode( 'acme_list', function ( $atts ) {
	global $wpdb;
	$atts = shortcode_atts( array( 'cat' => 0, 'limit' => 10 ), $atts );
	$rows = $wpdb->get_results( "SELECT name FROM {$wpdb->prefix}acme WHERE cat = " . $atts['cat'] . ' LIMIT ' . (int) $atts['limit'] );
	return esc_html( count( $rows ) );
} );
