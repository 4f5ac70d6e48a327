<?php
function acme_add( $a, $b = 0 ) {
	return $a + $b;
}
echo (int) acme_add( 1 );
