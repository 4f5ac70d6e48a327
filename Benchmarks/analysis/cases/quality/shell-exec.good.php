<?php
function shop_space() {
	return disk_free_space( __DIR__ );
}
