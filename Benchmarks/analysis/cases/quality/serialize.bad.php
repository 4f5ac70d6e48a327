<?php
function shop_pack( $cart ) {
	return serialize( $cart );
}
