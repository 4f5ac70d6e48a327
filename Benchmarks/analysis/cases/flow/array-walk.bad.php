<?php
$data = $_POST['data'];
array_walk( $data, function ( &$v, $k ) {
	$v = trim( $v );
} );
echo implode( '', $data );
