<?php
update_option( 'acme_smtp_password', acme_encrypt( $_POST['smtp_password'] ) );
function acme_encrypt( $text ) {
	$nonce = random_bytes( SODIUM_CRYPTO_SECRETBOX_NONCEBYTES );
	return base64_encode( $nonce . sodium_crypto_secretbox( $text, $nonce, substr( AUTH_KEY, 0, 32 ) ) );
}
