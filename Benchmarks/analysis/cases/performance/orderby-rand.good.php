<?php
$query = new WP_Query( array( 'orderby' => 'date', 'posts_per_page' => 3 ) );
