<?php
function shop_has( $id, $ids ) {
	return in_array( $id, $ids, true );
}
