<?php
function acme_x( $a ) {
	if ( ! $a ) {
		return 1;
	}
	return $a;
}
