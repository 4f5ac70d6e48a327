<?php
function shop_set( $name ) {
	ini_set( $name, '1' );
}
