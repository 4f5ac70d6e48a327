<?php
$queue = array( 'a' );
array_push( $queue, esc_html( $_GET['b'] ) );
while ( $item = array_shift( $queue ) ) {
	echo $item;
}
