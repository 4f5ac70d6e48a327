<?php
function shop_read( $store, $path ) {
	return @$store->file_get_contents( $path );
}
