<?php
function shop_run( $statement ) {
	$statement->exec( 'sync' );
	return $statement;
}
