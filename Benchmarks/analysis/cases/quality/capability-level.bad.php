<?php
function shop_may_see( $post ) {
	return author_can( $post, 'level_7' );
}
