<?php
if ( in_array( $value, array( 'a', 'b' ) ) ) {
	echo 'ok';
}
