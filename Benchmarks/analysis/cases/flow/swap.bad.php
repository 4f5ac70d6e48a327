<?php
$a             = 'x';
$b             = $_GET['b'];
list( $a, $b ) = array( $b, $a );
echo $a;
