<?php
function shop_link( $name ) {
	return home_url( '/items/' . rawurlencode( $name ) . '/' );
}
