<?php
$query = new WP_Query( array( 'orderby' => 'rand', 'posts_per_page' => 3 ) );
