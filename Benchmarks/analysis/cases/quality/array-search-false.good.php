<?php
function shop_place( $id, $ids ) {
	return array_search( $id, $ids, true );
}
