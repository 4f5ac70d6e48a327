<?php
$o = (object) array( 'a' => $_GET['a'], 'b' => 1 );
echo $o->a;
