<?php
$callback = preg_replace( '/[^A-Za-z0-9_]/', '', $_GET['callback'] );
header( 'Content-Type: application/javascript' );
echo $callback . '(' . wp_json_encode( array( 'ok' => true ) ) . ')';
