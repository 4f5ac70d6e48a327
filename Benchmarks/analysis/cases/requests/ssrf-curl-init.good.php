<?php
$ch = curl_init( 'https://api.example.com/v1/status' );
curl_setopt( $ch, CURLOPT_POSTFIELDS, array( 'q' => $_REQUEST['target'] ) );
curl_exec( $ch );
