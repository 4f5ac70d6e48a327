<?php
$name = wp_unslash( $_POST['name'] );
$pipe = array();
$task = proc_open( "convert $name out.png", array( 1 => array( 'pipe', 'w' ) ), $pipe );
