<?php
add_filter( 'comments_open', function ( $open ) {
	$page = 3;
	return $open && $page > 1;
} );
