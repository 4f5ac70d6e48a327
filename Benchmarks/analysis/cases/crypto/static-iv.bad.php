<?php
$secret = openssl_encrypt( $data, 'aes-256-cbc', ACME_KEY, 0, '1234567890123456' );
