<?php
$data = $_POST['data'];
array_walk( $data, function ( &$v, $k ) {
	$v = esc_html( $v );
} );
echo implode( '', $data );
