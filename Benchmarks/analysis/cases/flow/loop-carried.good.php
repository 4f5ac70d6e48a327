<?php
$previous = '';
foreach ( array( 1, 2 ) as $i ) {
	echo $previous;
	$previous = esc_html( $_GET['next'] );
}
