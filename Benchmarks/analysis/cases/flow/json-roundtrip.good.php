<?php
$data = json_decode( json_encode( array( 'x' => (int) $_GET['x'] ) ), true );
echo (int) $data['x'];
