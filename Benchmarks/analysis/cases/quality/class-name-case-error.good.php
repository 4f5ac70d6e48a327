<?php
function shop_failed( $result ) {
	return $result instanceof WP_Error;
}
