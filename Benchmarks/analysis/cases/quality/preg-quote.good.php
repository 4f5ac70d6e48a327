<?php
function shop_pattern( $word ) {
	return '/' . preg_quote( $word, '/' ) . '/';
}
