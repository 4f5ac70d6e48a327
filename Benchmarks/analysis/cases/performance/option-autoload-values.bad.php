<?php
function shop_settle() {
	wp_set_option_autoload_values( array( 'shop_list' => 'no' ) );
}
