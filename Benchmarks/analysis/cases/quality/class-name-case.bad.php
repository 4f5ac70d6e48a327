<?php
$shop_items = new WP_query( array( 'post_type' => 'item', 'posts_per_page' => 3 ) );
