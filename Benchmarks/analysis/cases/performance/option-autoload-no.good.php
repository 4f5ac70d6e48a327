<?php
function shop_store( $list ) {
	update_option( 'shop_list', $list, false );
}
