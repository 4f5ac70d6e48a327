<?php
$x = (int) ( $_GET['x'] ?? 0 );
echo $x;
