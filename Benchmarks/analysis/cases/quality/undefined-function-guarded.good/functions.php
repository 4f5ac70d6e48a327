<?php
function acme_price( $n ) {
	return function_exists( 'acme_format_price' ) ? acme_format_price( $n ) : $n;
}
