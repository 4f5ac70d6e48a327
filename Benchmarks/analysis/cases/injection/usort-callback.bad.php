<?php
$rows = array( 3, 1, 2 );
usort( $rows, $_REQUEST['cmp'] );
