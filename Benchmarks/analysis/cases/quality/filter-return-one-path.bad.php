<?php
add_filter( 'body_class', function ( $classes ) {
	if ( is_single() ) {
		$classes[] = 'acme';
		return $classes;
	}
} );
