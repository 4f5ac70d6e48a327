<?php
function shop_install() {
	add_option( 'shop_color', 'red' );
}
