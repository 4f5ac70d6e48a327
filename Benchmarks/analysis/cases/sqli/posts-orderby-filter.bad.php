<?php
add_filter( 'posts_orderby', 'acme_orderby' );
function acme_orderby( $orderby ) {
	if ( ! empty( $_REQUEST['acme_sort'] ) ) {
		return $_REQUEST['acme_sort'] . ' DESC';
	}
	return $orderby;
}
