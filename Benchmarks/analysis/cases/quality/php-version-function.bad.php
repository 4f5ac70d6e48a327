<?php
$found = array_find( $items, fn( $x ) => $x > 1 );
