<?php
$args          = array();
$args['name']  = 'x';
$args['name']  = $_POST['name'];
echo $args['name'];
