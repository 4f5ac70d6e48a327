<?php
$query = new WP_Query( array(
	'posts_per_page' => 10,
	'meta_query'     => array(
		array( 'key' => 'city', 'value' => 'berlin', 'compare' => 'LIKE' ),
	),
) );
