<?php
$v = $_GET['v'];
$w = $v;
unset( $v );
echo $w;
