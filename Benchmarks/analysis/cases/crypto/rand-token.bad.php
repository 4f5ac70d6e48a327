<?php
function acme_reset_token() {
	$token = md5( rand() . time() );
	return $token;
}
