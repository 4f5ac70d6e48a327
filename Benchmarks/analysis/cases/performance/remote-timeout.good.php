<?php
$response = wp_remote_post( 'https://api.example.com/', array( 'timeout' => 3 ) );
