<?php
foreach ( get_categories() as $category ) {
	$query = new WP_Query( array( 'cat' => $category->term_id, 'posts_per_page' => 3 ) );
	echo (int) $query->post_count;
}
