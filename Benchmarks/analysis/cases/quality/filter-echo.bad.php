<?php
add_shortcode( 'acme', 'acme_shortcode' );
function acme_shortcode( $atts ) {
	echo '<p>Acme</p>';
}
