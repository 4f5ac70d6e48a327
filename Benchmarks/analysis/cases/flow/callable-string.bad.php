<?php
$filter = 'stripslashes';
echo $filter( $_GET['x'] );
