<?php
get_role( 'administrator' )->add_cap( 'shop_ledger' );
if ( ! current_user_can( 'shop_ledger' ) ) {
	wp_die();
}
