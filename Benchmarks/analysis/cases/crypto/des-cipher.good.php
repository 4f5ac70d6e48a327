<?php
$nonce  = random_bytes( SODIUM_CRYPTO_SECRETBOX_NONCEBYTES );
$secret = $nonce . sodium_crypto_secretbox( $card, $nonce, ACME_KEY );
