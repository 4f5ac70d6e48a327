<?php
$path = $_GET['path'];
$list = array( 'home' => '/', 'shop' => '/shop/' );
header( 'Location: ' . ( isset( $list[ $path ] ) ? $list[ $path ] : '/' ) );
exit;
