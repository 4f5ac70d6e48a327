<?php
$query = new WP_Query( array( 'post_type' => 'product', 'posts_per_page' => -1 ) );
