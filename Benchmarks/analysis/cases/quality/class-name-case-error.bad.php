<?php
function shop_failed( $result ) {
	return $result instanceof wp_error;
}
