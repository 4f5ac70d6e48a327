<?php
$path = $_GET['path'];
if ( '/' === $path[0] ) {
	header( "Location: $path" );
	exit;
}
