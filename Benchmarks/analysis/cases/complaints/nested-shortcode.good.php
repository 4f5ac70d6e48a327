<?php
function acme_column( $atts, $content = '' ) {
	if ( preg_match( '#<p>(.*)</p>#s', $content, $matches ) ) {
		$content = $matches[1];
	}
	return '<div class="acme-column">' . do_shortcode( $content ) . '</div>';
}
add_shortcode( 'acme_column', 'acme_column' );
