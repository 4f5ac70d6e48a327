<?php
foreach ( $_GET['c'] as $c ) {
	if ( in_array( $c, array( 'x', 'y' ), true ) ) {
		continue;
	}
	echo $c;
}
