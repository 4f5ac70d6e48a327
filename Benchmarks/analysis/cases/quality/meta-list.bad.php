<?php
function shop_size( $id ) {
	return get_user_meta( $id, 'size' );
}
