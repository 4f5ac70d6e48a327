<?php
$args                   = array( 'post_type' => 'event' );
$args['posts_per_page'] = 50;
$query                  = new WP_Query( $args );
