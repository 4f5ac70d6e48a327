<?php
$a = 'x';
$b = $a;
$b = $_GET['v'];
echo $a;
