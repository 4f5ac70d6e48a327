<?php
$query = new WP_Query( array( 'category__in' => wp_list_pluck( get_categories(), 'term_id' ), 'posts_per_page' => 30 ) );
foreach ( $query->posts as $post ) {
	echo esc_html( $post->post_title );
}
