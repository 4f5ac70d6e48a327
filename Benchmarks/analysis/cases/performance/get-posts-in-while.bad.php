<?php
while ( have_posts() ) {
	the_post();
	$related = get_posts( array( 'tag' => 'x', 'numberposts' => 2 ) );
	echo count( $related );
}
