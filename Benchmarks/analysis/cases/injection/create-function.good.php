<?php
$key  = sanitize_key( $_GET['key'] );
$sort = function ( $a, $b ) use ( $key ) {
	return strcmp( $a[ $key ], $b[ $key ] );
};
