<?php
update_post_meta( $post_id, 'color', 'red' );
