<?php
$price = get_post_meta( $post_id, 'price', true );
