<?php
$labels   = array( 'password' => 'Password', 'api_key' => 'API key' );
$password = '';
$secret   = isset( $_POST['secret'] ) ? wp_unslash( $_POST['secret'] ) : '';
