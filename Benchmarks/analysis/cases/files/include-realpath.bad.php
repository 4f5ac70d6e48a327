<?php
$path = realpath( __DIR__ . '/views/' . $_GET['v'] );
if ( $path ) {
	include $path;
}
