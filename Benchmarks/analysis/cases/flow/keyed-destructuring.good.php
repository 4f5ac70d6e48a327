<?php
[ 'name' => $name, 'size' => $size ] = [ 'name' => $_GET['name'], 'size' => 4 ];
echo $size;
