<?php
function acme_reset_token() {
	$token = bin2hex( random_bytes( 16 ) );
	return $token;
}
