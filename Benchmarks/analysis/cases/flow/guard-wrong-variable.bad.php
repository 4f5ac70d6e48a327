<?php
$a = $_GET['a'];
$b = $_GET['b'];
if ( ctype_digit( $a ) ) {
	echo $b;
}
