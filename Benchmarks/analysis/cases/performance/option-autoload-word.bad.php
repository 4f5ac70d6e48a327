<?php
function shop_store( $log ) {
	update_option( 'shop_list', $log, 'never' );
}
