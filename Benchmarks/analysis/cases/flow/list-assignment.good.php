<?php
list( $first, $second ) = array( 'a', $_GET['b'] );
echo $first;
