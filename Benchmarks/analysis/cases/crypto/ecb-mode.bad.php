<?php
$secret = openssl_encrypt( $data, 'AES-256-ECB', ACME_KEY, OPENSSL_RAW_DATA );
