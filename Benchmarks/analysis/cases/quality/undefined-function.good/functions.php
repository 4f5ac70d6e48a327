<?php
function acme_go() {
	return acme_helper( 1 );
}
function acme_helper( $n ) {
	return $n;
}
