<?php
function acme_first( $text ) {
	preg_match( '/\d+/', $text, $matches );
	extract( array( 'first' => $matches[0] ) );
	return $first;
}
