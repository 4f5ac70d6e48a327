<?php
$curl = curl_init();
curl_setopt_array(
	$curl,
	array(
		CURLOPT_URL        => 'https://example.com/api',
		CURLOPT_POSTFIELDS => array( 'remark' => $_POST['remark'] ),
	)
);
curl_exec( $curl );
