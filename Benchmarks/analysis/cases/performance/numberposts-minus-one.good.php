<?php
$posts = get_posts( 'post_type=event&numberposts=10' );
