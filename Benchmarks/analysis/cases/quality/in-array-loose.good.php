<?php
if ( in_array( $value, array( 'a', 'b' ), true ) ) {
	echo 'ok';
}
