<?php
$path = get_attached_file( absint( $_GET['attachment'] ) );
header( 'X-Sendfile-Name: doc' );
$fp = fopen( $path, 'rb' );
fpassthru( $fp );
