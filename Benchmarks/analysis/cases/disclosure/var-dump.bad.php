<?php
function acme_order( $order ) {
	var_dump( $order );
	return $order;
}
