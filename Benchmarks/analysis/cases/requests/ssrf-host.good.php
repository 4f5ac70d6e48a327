<?php
$shop = preg_replace( '/[^a-z0-9-]/', '', $_GET['shop'] );
$data = wp_remote_get( 'https://' . $shop . '.myshop.example.com/api/products.json' );
