<?php
$title = $_GET['title'];
$level = 2;
$data  = compact( 'title', 'level' );
echo $data['title'];
