<?php
add_filter( 'the_title', 'acme_title', 10, 2 );
function acme_title( $title, $post_id ) {
	return $title . (int) $post_id;
}
