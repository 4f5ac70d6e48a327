<?php
$iv     = random_bytes( 12 );
$secret = openssl_encrypt( $data, 'aes-256-gcm', ACME_KEY, OPENSSL_RAW_DATA, $iv, $tag );
