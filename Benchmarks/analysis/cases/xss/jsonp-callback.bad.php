<?php
$callback = $_GET['callback'];
echo $callback . '(' . wp_json_encode( array( 'ok' => true ) ) . ')';
