<?php
function acme_title( $a, $b ) {
	return $a . $b;
}
echo call_user_func_array( 'acme_title', array( 'x', $_GET['b'] ) );
