<?php
$vars = array( 'heading' => $_GET['h'], 'n' => 3 );
extract( $vars );
echo $heading;
