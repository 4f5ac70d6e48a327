<?php
$data = json_decode( json_encode( array( 'x' => $_GET['x'] ) ), true );
echo $data['x'];
