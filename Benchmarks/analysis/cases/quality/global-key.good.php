<?php
function shop_start() {
	$GLOBALS['shop_page'] = 'shop.php';
}
