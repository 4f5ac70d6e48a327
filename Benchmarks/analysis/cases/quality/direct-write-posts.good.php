<?php
function shop_hide( $id ) {
	wp_update_post( array( 'ID' => $id, 'post_status' => 'draft' ) );
}
