<?php
function acme_title( $a, $b ) {
	return $a;
}
echo call_user_func_array( 'acme_title', array( 'x', $_GET['b'] ) );
