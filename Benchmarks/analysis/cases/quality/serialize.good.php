<?php
function shop_pack( $cart ) {
	return wp_json_encode( $cart );
}
