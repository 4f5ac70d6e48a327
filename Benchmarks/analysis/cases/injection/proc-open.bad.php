<?php
$process = proc_open( 'git log ' . $_GET['branch'], array( 1 => array( 'pipe', 'w' ) ), $pipes );
