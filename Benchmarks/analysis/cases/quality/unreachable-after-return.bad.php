<?php
function acme_x( $a ) {
	return $a;
	$a = 2;
}
