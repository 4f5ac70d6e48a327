<?php
add_filter( 'upload_mimes', function ( $mimes ) {
	$mimes['php'] = 'application/x-php';
	return $mimes;
} );
