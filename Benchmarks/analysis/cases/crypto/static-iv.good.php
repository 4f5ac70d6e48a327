<?php
$iv     = openssl_random_pseudo_bytes( 16 );
$secret = base64_encode( $iv . openssl_encrypt( $data, 'aes-256-cbc', ACME_KEY, OPENSSL_RAW_DATA, $iv ) );
