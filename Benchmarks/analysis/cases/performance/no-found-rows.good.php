<?php
add_shortcode( 'latest', function () {
	$query = new WP_Query( array( 'posts_per_page' => 5, 'no_found_rows' => true ) );
	$html  = '';
	foreach ( $query->posts as $post ) {
		$html .= '<li>' . esc_html( $post->post_title ) . '</li>';
	}
	return $html;
} );
