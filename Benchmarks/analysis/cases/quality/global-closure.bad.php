<?php
add_filter( 'comments_open', function ( $open ) {
	global $page;
	$page = 3;
	return $open;
} );
