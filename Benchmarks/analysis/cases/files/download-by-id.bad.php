<?php
$path = $_GET['path'];
header( 'X-Sendfile-Name: doc' );
$fp = fopen( $path, 'rb' );
fpassthru( $fp );
