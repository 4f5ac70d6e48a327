<?php
function shop_open() {
	return fsockopen( 'example.com', 80 );
}
