<?php
$handle = fopen( '/var/exports/' . sanitize_file_name( $_GET['name'] ), 'r' );
echo esc_html( fread( $handle, 4096 ) );
