<?php
$key   = wp_unslash( $_GET['meta'] );
$query = new WP_Query( array( 'meta_key' => $key, 'posts_per_page' => 10 ) );
