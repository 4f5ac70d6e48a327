<?php
add_filter( 'upload_mimes', function ( $mimes ) {
	$mimes['webp'] = 'image/webp';
	return $mimes;
} );
