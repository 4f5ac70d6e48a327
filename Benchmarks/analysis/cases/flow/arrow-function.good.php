<?php
$wrap = fn( $x ) => '<li>' . esc_html( $x ) . '</li>';
echo $wrap( $_GET['item'] );
