<?php
require_once dirname( __DIR__, 3 ) . '/wp-load.php';

$file = basename( $_GET['file'] );
if ( 'pdf' !== strtolower( pathinfo( $file, PATHINFO_EXTENSION ) ) ) {
	exit;
}
$path = get_template_directory() . '/downloads/' . $file;

header( 'Content-Type: application/octet-stream' );
header( 'Content-Disposition: attachment; filename="' . rawurlencode( basename( $path ) ) . '"' );
readfile( $path );
