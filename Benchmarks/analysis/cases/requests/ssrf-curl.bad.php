<?php
$ch = curl_init();
curl_setopt( $ch, CURLOPT_URL, $_POST['feed'] );
curl_setopt( $ch, CURLOPT_RETURNTRANSFER, true );
$feed = curl_exec( $ch );
