<?php
$x = 'always';
$x = esc_html( $x ?? $_GET['x'] );
echo $x;
