<?php
$key = 'acme_' . md5( wp_json_encode( $_GET ) );
$url = 'https://www.gravatar.com/avatar/' . md5( strtolower( trim( $email ) ) );
header( 'ETag: "' . md5( $content ) . '"' );
