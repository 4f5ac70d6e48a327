<?php
function shop_link( $name ) {
	return home_url( '/items/' . urlencode( $name ) . '/' );
}
