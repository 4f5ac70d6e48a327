<?php
$x = empty( $_GET['x'] ) ? 'none' : $_GET['x'];
echo $x;
