<?php
$curl = curl_init();
curl_setopt_array(
	$curl,
	array(
		CURLOPT_URL        => 'https://' . $_POST['host'] . '/api',
		CURLOPT_POSTFIELDS => array( 'remark' => 'hello' ),
	)
);
curl_exec( $curl );
