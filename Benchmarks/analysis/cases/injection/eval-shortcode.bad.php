<?php
add_shortcode( 'php', function ( $atts, $content = '' ) {
	ob_start();
	eval( $content );
	return ob_get_clean();
} );
