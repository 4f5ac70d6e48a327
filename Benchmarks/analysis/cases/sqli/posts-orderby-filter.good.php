<?php
add_filter( 'posts_orderby', 'acme_orderby' );
function acme_orderby( $orderby ) {
	if ( ! empty( $_REQUEST['acme_sort'] ) && in_array( $_REQUEST['acme_sort'], array( 'post_date', 'menu_order' ), true ) ) {
		return $_REQUEST['acme_sort'] . ' DESC';
	}
	return $orderby;
}
