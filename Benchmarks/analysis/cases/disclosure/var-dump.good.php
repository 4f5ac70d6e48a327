<?php
function acme_order( $order ) {
	return $order;
}
