<?php
$url = apply_filters( 'acme_api_url', $_GET['api'] );
$r   = wp_remote_get( $url );
