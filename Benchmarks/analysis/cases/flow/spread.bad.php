<?php
function acme_two( $a, $b ) {
	return $a . $b;
}
$args = array( 'x', $_GET['y'] );
echo acme_two( ...$args );
