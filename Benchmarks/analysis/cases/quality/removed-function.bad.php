<?php
foreach ( $items as $k => $v ) {
	$f = create_function( '$a', 'return $a;' );
}
