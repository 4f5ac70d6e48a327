<?php
$query = new WP_Query( array(
	'posts_per_page' => 10,
	'tax_query'      => array(
		array( 'taxonomy' => 'city', 'field' => 'slug', 'terms' => 'berlin' ),
	),
) );
