<?php
$result = array_map( $_GET['filter'], array( 'a', 'b' ) );
