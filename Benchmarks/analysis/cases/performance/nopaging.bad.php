<?php
$args             = array( 'post_type' => 'event' );
$args['nopaging'] = true;
$query            = new WP_Query( $args );
