<?php
function shop_ask( $handle ) {
	return curl_exec( $handle );
}
