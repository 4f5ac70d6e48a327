<?php
$secret = openssl_encrypt( $card, 'des-ecb', ACME_KEY );
