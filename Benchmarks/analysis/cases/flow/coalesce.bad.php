<?php
$x = $_GET['x'] ?? 'none';
echo $x;
