<?php
$wrap = fn( $x ) => '<li>' . $x . '</li>';
echo $wrap( $_GET['item'] );
