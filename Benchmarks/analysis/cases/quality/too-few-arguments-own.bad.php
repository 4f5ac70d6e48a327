<?php
function acme_add( $a, $b ) {
	return $a + $b;
}
echo (int) acme_add( 1 );
