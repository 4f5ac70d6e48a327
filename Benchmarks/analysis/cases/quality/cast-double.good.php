<?php
function shop_price( $text ) {
	return (float) $text;
}
