<?php
$query = new WP_Query( array( 'cat' => 3, 'posts_per_page' => 10 ) );
