<?php
$query = new WP_Query( array( 'post__in' => array( 1, 2 ), 'posts_per_page' => 10 ) );
