<?php
function shop_start() {
	global $pagenow;
	$page = $pagenow . '?shop';
	return $page;
}
