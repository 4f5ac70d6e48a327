<?php
$secret = mcrypt_encrypt( MCRYPT_DES, $key, $text, MCRYPT_MODE_ECB );
