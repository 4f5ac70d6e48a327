<?php
$ch = curl_init();
curl_setopt_array( $ch, array(
	CURLOPT_URL            => 'https://api.example.com/',
	CURLOPT_SSL_VERIFYPEER => 1,
) );
curl_exec( $ch );
