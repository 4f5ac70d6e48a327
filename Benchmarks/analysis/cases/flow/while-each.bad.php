<?php
$queue = array( 'a' );
array_push( $queue, $_GET['b'] );
while ( $item = array_shift( $queue ) ) {
	echo $item;
}
