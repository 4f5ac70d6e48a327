<?php
function acme_cached( $args ) {
	return wp_cache_get( md5( wp_json_encode( $args ) ), 'acme' );
}
