<?php
$args          = array();
$args['name']  = $_POST['name'];
$args['name']  = 'x';
echo $args['name'];
