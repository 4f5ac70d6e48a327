<?php
$v = $_GET['v'];
unset( $v );
$v = 'x';
echo $v;
