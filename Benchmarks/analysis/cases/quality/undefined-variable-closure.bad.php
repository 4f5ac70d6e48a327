<?php
function acme_filter( array $items, $min ) {
	return array_filter( $items, function ( $item ) {
		return $item > $min;
	} );
}
