<?php
$url = apply_filters( 'acme_api_url', 'https://api.example.com/' );
$r   = wp_remote_get( $url );
