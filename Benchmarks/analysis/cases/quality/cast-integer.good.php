<?php
function shop_amount( $text ) {
	return (int) $text;
}
