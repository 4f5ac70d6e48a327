<?php
function shop_start() {
	global $pagenow;
	$pagenow .= '?shop';
}
