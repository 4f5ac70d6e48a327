<?php
$name  = 'title';
$$name = $_GET['t'];
echo $title;
