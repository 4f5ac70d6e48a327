<?php
function shop_price( $text ) {
	return (DOUBLE) $text;
}
