<?php
$previous = '';
foreach ( array( 1, 2 ) as $i ) {
	echo $previous;
	$previous = $_GET['next'];
}
