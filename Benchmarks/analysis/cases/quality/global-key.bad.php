<?php
function shop_start() {
	$GLOBALS[ 'page' . 'now' ] = 'shop.php';
}
