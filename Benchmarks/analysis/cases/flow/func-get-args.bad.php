<?php
function acme_any() {
	$args = func_get_args();
	return $args[1];
}
echo acme_any( 'a', $_GET['b'] );
