<?php
$branch  = in_array( $_GET['branch'], array( 'main', 'develop' ), true ) ? $_GET['branch'] : 'main';
$process = proc_open( 'git log ' . $branch, array( 1 => array( 'pipe', 'w' ) ), $pipes );
