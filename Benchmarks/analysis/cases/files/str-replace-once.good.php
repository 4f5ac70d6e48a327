<?php
$file = wp_unslash( $_GET['f'] );
if ( false !== strpos( $file, '..' ) || preg_match( '#[/\\\\:]#', $file ) ) {
	wp_die( 'No.' );
}
readfile( '/srv/docs/' . $file );
