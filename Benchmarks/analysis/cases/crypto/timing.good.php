<?php
$signature = hash_hmac( 'sha256', file_get_contents( 'php://input' ), ACME_SECRET );
if ( hash_equals( $signature, $_SERVER['HTTP_X_SIGNATURE'] ) ) {
	acme_process();
}
