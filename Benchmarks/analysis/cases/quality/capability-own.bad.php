<?php
if ( ! current_user_can( 'shop_ledger' ) ) {
	wp_die();
}
