<?php
$shop_query = new WP_Query( 'post_type=item&posts_per_page=5&size=3' );
