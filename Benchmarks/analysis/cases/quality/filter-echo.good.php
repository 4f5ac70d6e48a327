<?php
add_shortcode( 'acme', 'acme_shortcode' );
function acme_shortcode( $atts ) {
	return '<p>Acme</p>';
}
