<?php
function shop_run( $statement ) {
	exec( 'sync' );
	return $statement;
}
