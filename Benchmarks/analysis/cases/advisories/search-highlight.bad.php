<?php
add_filter( 'the_excerpt', 'acme_highlight' );

function acme_highlight( $text ) {
	if ( ! is_search() ) {
		return $text;
	}
	$word = get_query_var( 's' );
	return preg_replace( '/' . preg_quote( $word, '/' ) . '/i', '<mark>' . $word . '</mark>', $text );
}
