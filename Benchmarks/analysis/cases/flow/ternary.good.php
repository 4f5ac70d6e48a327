<?php
$x = empty( $_GET['x'] ) ? 'none' : 'some';
echo $x;
