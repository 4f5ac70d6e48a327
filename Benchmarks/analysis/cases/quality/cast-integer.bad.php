<?php
function shop_amount( $text ) {
	return (integer) $text;
}
