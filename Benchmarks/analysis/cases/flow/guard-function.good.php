<?php
function acme_ok( $v ) {
	return in_array( $v, array( 'one', 'two' ), true );
}
$v = $_GET['v'];
if ( acme_ok( $v ) ) {
	echo $v;
}
