<?php
$response = wp_remote_post( 'https://hooks.example.com/' . rawurlencode( $_POST['webhook'] ), array( 'body' => 'test' ) );
