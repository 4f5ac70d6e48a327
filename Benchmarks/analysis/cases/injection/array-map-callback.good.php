<?php
$filter = 'upper' === $_GET['filter'] ? 'strtoupper' : 'strtolower';
$result = array_map( $filter, array( 'a', 'b' ) );
