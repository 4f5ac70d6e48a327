<?php
$base = realpath( __DIR__ . '/views' );
$path = realpath( __DIR__ . '/views/' . $_GET['v'] );
if ( $path && 0 === strpos( $path, $base . DIRECTORY_SEPARATOR ) ) {
	include $path;
}
