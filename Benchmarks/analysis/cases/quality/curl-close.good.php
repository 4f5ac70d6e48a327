<?php
function shop_ask( $address ) {
	return wp_safe_remote_get( $address, array( 'timeout' => 3 ) );
}
