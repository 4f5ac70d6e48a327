<?php
$response = wp_remote_get( 'https://api.example.com/', array( 'sslverify' => true ) );
