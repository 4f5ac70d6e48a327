<?php
$shop_items = new WP_Query( array( 'post_type' => 'item', 'posts_per_page' => 3 ) );
