<?php
$body = wp_remote_retrieve_body( wp_remote_get( 'http://updates.example.com/info' ) );
$info = json_decode( $body );
