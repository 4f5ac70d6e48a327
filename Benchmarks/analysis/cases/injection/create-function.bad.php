<?php
$sort = create_function( '$a,$b', 'return strcmp($a["' . $_GET['key'] . '"], $b["x"]);' );
