<?php
$handle = fopen( '/var/exports/' . $_GET['name'], 'r' );
echo esc_html( fread( $handle, 4096 ) );
