<?php
$secret = openssl_encrypt( $text, 'aes-256-gcm', $key, 0, random_bytes( 12 ), $tag );
