<?php
$related = get_posts( array( 'tag' => 'x', 'numberposts' => 2 ) );
while ( have_posts() ) {
	the_post();
	echo count( $related );
}
