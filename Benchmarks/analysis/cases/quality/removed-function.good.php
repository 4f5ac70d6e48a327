<?php
foreach ( $items as $k => $v ) {
	$f = function ( $a ) {
		return $a;
	};
}
