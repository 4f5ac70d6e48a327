<?php
foreach ( $_REQUEST as $k => $v ) {
	$GLOBALS[ $k ] = $v;
}
