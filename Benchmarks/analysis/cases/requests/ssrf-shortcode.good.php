<?php
add_shortcode( 'feed', function ( $atts ) {
	$feed = fetch_feed( esc_url_raw( $atts['src'] ) );
	return is_wp_error( $feed ) ? '' : esc_html( $feed->get_title() );
} );
