<?php
$ch = curl_init();
curl_setopt( $ch, CURLOPT_URL, 'https://feeds.example.com/' . (int) $_POST['feed'] );
curl_setopt( $ch, CURLOPT_RETURNTRANSFER, true );
$feed = curl_exec( $ch );
