<?php
function acme_new_password() {
	$chars    = 'abcdefghijkmnpqrstuvwxyz23456789';
	$password = '';
	for ( $i = 0; $i < 10; $i++ ) {
		$password .= $chars[ mt_rand( 0, strlen( $chars ) - 1 ) ];
	}
	return $password;
}
