<?php
function acme_a( $v ) {
	return acme_b( $v );
}
function acme_b( $v ) {
	return acme_c( trim( $v ) );
}
function acme_c( $v ) {
	return acme_d( $v . '!' );
}
function acme_d( $v ) {
	return acme_e( $v );
}
function acme_e( $v ) {
	return strtoupper( $v );
}
echo acme_a( $_GET['v'] );
