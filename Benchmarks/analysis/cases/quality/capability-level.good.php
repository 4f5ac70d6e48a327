<?php
function shop_may_see( $post ) {
	return author_can( $post, 'edit_others_posts' );
}
