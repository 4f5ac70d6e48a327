<?php
function acme_any() {
	$args = func_get_args();
	return esc_html( $args[1] );
}
echo acme_any( 'a', $_GET['b'] );
