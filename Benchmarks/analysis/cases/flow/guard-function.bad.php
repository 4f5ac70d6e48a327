<?php
function acme_ok( $v ) {
	return strlen( $v ) < 20;
}
$v = $_GET['v'];
if ( acme_ok( $v ) ) {
	echo $v;
}
