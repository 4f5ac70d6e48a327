<?php
$host = $_GET['shop'];
$data = wp_remote_get( 'https://' . $host . '/api/products.json' );
