<?php
function shop_open() {
	return wp_safe_remote_head( 'https://example.com/', array( 'timeout' => 3 ) );
}
