<?php
$id       = absint( $_GET['id'] );
$response = wp_remote_get( "https://api.example.com/items/{$id}", array( 'timeout' => 5 ) );
