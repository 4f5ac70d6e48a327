<?php
$x = null;
$x ??= $_GET['x'];
echo $x;
